package nsml.cli;

import java.util.Locale;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;
import nsml.session.Refusal;
import picocli.CommandLine.Option;

/** The option {@code --sandbox}, the same for all commands that start a submission. */
final class SandboxOption {

    enum Choice {
        AUTO,
        BUBBLEWRAP,
        DOCKER,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description =
                    "How the submission is confined: bubblewrap, docker, none (a plain process that can read and write"
                            + " all that you can; said with the result), or auto, the first of the first two that works here."
                            + " Default: ${DEFAULT-VALUE}.")
    private Choice choice = Choice.AUTO;

    /**
     * Decides, and warns of {@code none}.
     *
     * @throws Refusal if the sandbox does not work here
     */
    SandboxKind kind(Services services) {
        return switch (choice) {
            case AUTO ->
                Sandboxes.preferred()
                        .orElseThrow(() -> new Refusal("a submission must be confined, but no sandbox works here: "
                                + whyNot(SandboxKind.BUBBLEWRAP) + "; " + whyNot(SandboxKind.DOCKER)
                                + ". Install bubblewrap (on Debian: apt-get install bubblewrap), or, for code that you"
                                + " trust, say --sandbox " + Choice.NONE));
            case BUBBLEWRAP -> require(SandboxKind.BUBBLEWRAP);
            case DOCKER -> require(SandboxKind.DOCKER);
            case NONE -> {
                services.err()
                        .println(
                                "Warning: --sandbox none: the submission runs as a plain process and can read and write"
                                        + " all that you can; its results are stamped \"none\".");
                yield SandboxKind.NONE;
            }
        };
    }

    private static SandboxKind require(SandboxKind kind) {
        if (Sandboxes.find(kind).isEmpty()) {
            throw new Refusal("a submission must be confined, but " + kind + " does not work here: " + whyNot(kind)
                    + ". Mend that, or use another sandbox: --sandbox " + Choice.AUTO
                    + "; nsml doctor tells which work");
        }
        return kind;
    }

    private static String whyNot(SandboxKind kind) {
        return Sandboxes.whyNot(kind).orElse("");
    }
}
