package nsml.cli;

import java.io.IOException;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;

/** What {@code run} and {@code fork} say of the session they started. */
final class Started {

    private Started() {}

    /**
     * Starts a session and waits for its start or, if asked, for its end; Ctrl-C stops it.
     *
     * @param detach whether Ctrl-C leaves it alone
     * @return the exit status
     */
    static int report(Services services, String command, boolean detach, OnInterrupt.Start start, boolean wait)
            throws IOException {
        try (var interrupt = new OnInterrupt(services, command, !detach)) {
            return await(services, interrupt.start(start), wait, 0);
        }
    }

    /** Waits for a session's start or, if asked, for its end; the first bytes of its log are not shown. */
    static int await(Services services, SessionId session, boolean wait, long skipped) throws IOException {
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
