package nsml.cli;

import java.io.IOException;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;

/** What {@code run} and {@code fork} say of the session they started. */
final class Started {

    private Started() {}

    /** Waits for the start, or, if asked, for the end; Ctrl-C stops the session. Returns the exit status. */
    static int report(Services services, String command, SessionId session, boolean wait) throws IOException {
        try (var interrupt = new StopOnInterrupt(services, command, session)) {
            return await(services, session, wait);
        }
    }

    /** As {@link #report}, but Ctrl-C leaves the session alone. */
    static int await(Services services, SessionId session, boolean wait) throws IOException {
        SessionRecord started;
        try (Dots dots = Dots.alone(services)) {
            started = new Watch(services.catalog(), services.reaper(), session).untilStarted(dots::show);
        }
        if (started.startedAt().isPresent()) {
            services.out().println("Session " + session + " is started");
            services.out().flush();
        } else if (started.ending().isPresent()) {
            boolean trains = !started.plan().kind().isTest();
            (trains ? OriginalMessages.ofTraining(started) : OriginalMessages.ofTest(started)).print(services);
        }
        if (wait) {
            return LogsCommand.follow(services, session);
        }
        return started.ending().isPresent() ? Endings.print(started, services.out()) : Command.DONE;
    }
}
