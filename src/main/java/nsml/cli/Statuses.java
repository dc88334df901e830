package nsml.cli;

import nsml.catalog.Ending;
import nsml.catalog.SessionRecord;
import nsml.catalog.Sessions;

/** The column Status of {@code ps}, in the original's words; what it kept to itself, the verdict, stands behind. */
final class Statuses {

    private static final String WAITING = "SERVE";

    private Statuses() {}

    static String of(SessionRecord session, Sessions sessions) {
        if (!session.state().isEnd() && sessions.stopRequested(session.id())) {
            return "Stopping";
        }
        return switch (session.state()) {
            case QUEUED -> "Allocating";
            case STARTING -> "Allocated";
            case RUNNING -> isPaused(session) ? "Paused" : "Running";
            case SUCCEEDED -> "Exited";
            case FAILED, STOPPED, LOST -> ended(session.ending().orElseThrow());
        };
    }

    private static String ended(Ending ending) {
        String word = ending.verdict().equals("MEMORY") ? "Killed" : "Exited";
        return word + " (" + ending.verdict() + ")";
    }

    /** Tells whether the session waits within {@code nsml.paused} for requests. */
    static boolean isPaused(SessionRecord session) {
        return session.phase().filter(WAITING::equals).isPresent();
    }
}
