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
                    "How the submission is confined: bubblewrap, none (a plain process that can read and write all"
                            + " that you can; said with the result), or auto, which is bubblewrap. Default: ${DEFAULT-VALUE}.")
    private Choice choice = Choice.AUTO;

    /**
     * Decides, and warns of {@code none}.
     *
     * @throws Refusal if bubblewrap does not work here
     */
    SandboxKind kind(Services services) {
        if (choice == Choice.NONE) {
            services.err()
                    .println(
                            "Warning: --sandbox none: the submission runs as a plain process and can read and write all"
                                    + " that you can; its results are stamped \"none\".");
            return SandboxKind.NONE;
        }
        Sandboxes.whyNotBubblewrap().ifPresent(reason -> {
            throw new Refusal("a submission must be confined, but bubblewrap does not work here: " + reason
                    + ". Install it (on Debian: apt-get install bubblewrap), or, for code that you trust, say --sandbox "
                    + Choice.NONE);
        });
        return SandboxKind.BUBBLEWRAP;
    }
}
