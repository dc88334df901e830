package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;
import nsml.session.Refusal;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code nsml quickstart}: the main job from end to end, as the commands that a user would type.
 *
 * <p>It runs only our own code, so that where bubblewrap is missing it goes on without, and says so.
 */
@CommandLine.Command(
        name = "quickstart",
        description = "Make a small competition, train, save, fork, submit, and show the board.",
        footer = "Example: nsml quickstart")
final class QuickstartCommand extends Command {

    private static final String DATASET = "mascots";

    @Spec
    private CommandSpec spec;

    QuickstartCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        List<String> confined = sandbox(services);
        Path temporary = Files.createTempDirectory("nsml-quickstart-");
        Path competition = temporary.resolve(DATASET);
        try {
            type("sample", competition.toString(), "--round", "2");
            type("dataset", "push", DATASET, competition.toString());
            String jar = services.referenceJar().toString();
            type(confined, "run", "-d", DATASET, "-e", jar, "-a", "--recipe quickstart --epochs 3", "--wait");
            SessionId first = newest(services);
            type("model", "ls", first.toString());
            type(confined, "fork", first.toString(), "-a", "--recipe quickstart --epochs 6", "--wait");
            SessionId fork = newest(services);
            type("model", "ls", fork.toString());
            type(confined, "submit", fork.toString(), "6");
            type("board", DATASET);
        } finally {
            FileUtils.deleteDirectory(temporary.toFile());
        }
        services.out().println();
        services.out()
                .println("That was the main job. Look around: nsml ps -a, nsml logs " + newest(services)
                        + ", nsml --help; your own submission: see README.md.");
        return DONE;
    }

    private static List<String> sandbox(Services services) {
        if (Sandboxes.preferred().isPresent()) {
            return List.of();
        }
        services.out()
                .println("No sandbox: "
                        + Sandboxes.whyNot(SandboxKind.BUBBLEWRAP).orElse("") + "; "
                        + Sandboxes.whyNot(SandboxKind.DOCKER).orElse(""));
        services.out().println("The quickstart runs only code of its own, so it goes on without.");
        return List.of("--sandbox", "none");
    }

    private static SessionId newest(Services services) {
        return services.catalog().sessions().list().get(0).id();
    }

    private void type(String command, String... arguments) {
        type(List.of(), command, arguments);
    }

    /** Shows a command and runs it just as if it had been typed. */
    private void type(List<String> more, String command, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(command);
        line.addAll(List.of(arguments));
        line.addAll(more);
        CommandLine nsml = spec.root().commandLine();
        nsml.getOut().println();
        nsml.getOut()
                .println("$ nsml "
                        + String.join(
                                " ",
                                line.stream().map(QuickstartCommand::quoted).toList()));
        nsml.getOut().flush();
        if (nsml.execute(line.toArray(String[]::new)) != DONE) {
            throw new Refusal("the quickstart stops here, as the command above failed");
        }
    }

    private static String quoted(String argument) {
        return argument.contains(" ") ? "\"" + argument + "\"" : argument;
    }
}
