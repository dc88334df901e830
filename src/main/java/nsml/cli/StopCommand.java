package nsml.cli;

import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import picocli.CommandLine.Parameters;

/** {@code nsml stop}. */
@picocli.CommandLine.Command(
        name = "stop",
        description = "Stop a session; its checkpoints stay.",
        footer = "Example: nsml stop team/ir_ph1/1")
final class StopCommand extends Command {

    @Parameters(paramLabel = "SESSION", converter = SessionIdConverter.class, description = "The session to stop.")
    private SessionId session;

    StopCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) {
        if (!services.ender().stop(session)) {
            services.out().println("Session " + session + " had ended before");
            return DONE;
        }
        SessionRecord ended = new Watch(services.catalog(), services.reaper(), session).untilEnded(record -> {});
        services.out().println("Session " + session + " " + Endings.word(ended));
        return DONE;
    }
}
