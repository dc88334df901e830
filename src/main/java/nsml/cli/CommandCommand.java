package nsml.cli;

import java.util.function.Supplier;
import nsml.catalog.SessionId;
import picocli.CommandLine.Parameters;

/** {@code nsml command}. */
@picocli.CommandLine.Command(
        name = "command",
        description = "Show the command that a session was started with, as one could type it.",
        footer = "Example: nsml command team/ir_ph1/1")
final class CommandCommand extends Command {

    @Parameters(paramLabel = "SESSION", converter = SessionIdConverter.class, description = "The session.")
    private SessionId session;

    CommandCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) {
        services.out().println(Words.visible(CommandText.of(require(services, session))));
        return DONE;
    }
}
