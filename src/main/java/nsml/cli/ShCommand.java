package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.runner.Console;
import picocli.CommandLine.Parameters;

/** {@code nsml sh}. */
@picocli.CommandLine.Command(
        name = "sh",
        description = "Run a shell command within a session: in its sandbox, its working directory and its limits.",
        footer = "Example: nsml sh team/ir_ph1/1 'ls -l; ps aux'")
final class ShCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session, which must be running.")
    private SessionId session;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CMD", description = "The command.")
    private List<String> words;

    ShCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        return SessionConsole.open(services, "sh", session).ask(Console.Kind.SHELL, String.join(" ", words));
    }
}
