package nsml.cli;

import java.io.IOException;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;

/** What {@code run} and {@code fork} say of the session they started. */
final class Started {

    private Started() {}

    /** Waits for the start, or, if asked, for the end; Ctrl-C stops the session. Returns the exit status. */
    static int report(Services services, String command, SessionId session, boolean wait) throws IOException {
        return report(services, command, session, wait, 0);
    }

    /** As {@link #report(Services, String, SessionId, boolean)}, but without the first bytes of the log. */
    static int report(Services services, String command, SessionId session, boolean wait, long skipped)
            throws IOException {
        try (var interrupt = OnInterrupt.stop(services, command, session)) {
            return await(services, session, wait, skipped);
        }
    }

    /** As {@link #report(Services, String, SessionId, boolean)}, but Ctrl-C leaves the session alone, and says so. */
    static int detached(Services services, String command, SessionId session, boolean wait) throws IOException {
        try (var interrupt = OnInterrupt.leave(services, command, session)) {
            return await(services, session, wait, 0);
        }
    }

    private static int await(Services services, SessionId session, boolean wait, long skipped) throws IOException {
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
            return LogsCommand.follow(services, session, skipped);
        }
        return started.ending().isPresent() ? Endings.print(started, services.out()) : Command.DONE;
    }
}
