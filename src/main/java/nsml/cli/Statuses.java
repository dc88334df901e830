package nsml.cli;

import nsml.catalog.Ending;
import nsml.catalog.SessionRecord;

/** The column Status of {@code ps}, in the original's words; what it kept to itself, the verdict, stands behind. */
final class Statuses {

    private Statuses() {}

    static String of(SessionRecord session) {
        if (!session.state().isEnd() && session.stopRequested()) {
            return "Stopping";
        }
        return switch (session.state()) {
            case QUEUED -> "Allocating";
            case STARTING -> "Allocated";
            case RUNNING -> "Running";
            case PAUSED -> "Paused";
            case SUCCEEDED -> "Exited";
            case FAILED, STOPPED, LOST -> ended(session.ending().orElseThrow());
        };
    }

    private static String ended(Ending ending) {
        String word = ending.verdict().equals("MEMORY") ? "Killed" : "Exited";
        return word + " (" + ending.verdict() + ")";
    }
}
