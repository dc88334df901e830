package nsml.cli;

import java.io.IOException;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml rm}. */
@picocli.CommandLine.Command(
        name = "rm",
        description = "Remove a session with its checkpoints and log; its scores stay on the board.",
        footer = "Example: nsml rm team/ir_ph1/1")
final class RmCommand extends Command {

    @Option(
            names = {"-f", "--force"},
            description = "Stop it first if it runs.")
    private boolean force;

    @Parameters(paramLabel = "SESSION", converter = SessionIdConverter.class, description = "The session to remove.")
    private SessionId session;

    RmCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        if (force && services.ender().stop(session)) {
            new Watch(services.catalog(), services.reaper(), session).untilEnded(record -> {});
        }
        services.ender().remove(session);
        return DONE;
    }
}
