package nsml.catalog;

import java.util.Set;

/** Where a session stands. */
public enum State {
    /** Recorded; its supervisor is coming up. */
    QUEUED,
    /** Its supervisor prepares the sandbox. */
    STARTING,
    /** Its process lives. */
    RUNNING,
    /** Its process lives and waits for evaluations. */
    PAUSED,
    /** Ended with verdict OK. */
    SUCCEEDED,
    /** Ended with any other verdict. */
    FAILED,
    /** Ended because somebody asked. */
    STOPPED,
    /** Its supervisor died without a word. */
    LOST;

    private static final Set<State> ENDS = Set.of(SUCCEEDED, FAILED, STOPPED, LOST);

    /** Tells whether a session may go from here to {@code next}; this is the whole table. */
    public boolean allows(State next) {
        return switch (this) {
            case QUEUED -> next == STARTING || next == FAILED || next == STOPPED || next == LOST;
            case STARTING -> next == RUNNING || next == FAILED || next == STOPPED || next == LOST;
            // A rehearsal starts one process after the other.
            case RUNNING -> next == RUNNING || next == PAUSED || next.isEnd();
            case PAUSED -> next.isEnd();
            // Resumed, a session begins anew with its own checkpoint.
            case SUCCEEDED, FAILED, STOPPED, LOST -> next == QUEUED;
        };
    }

    /** Tells whether nothing more will happen to the session by itself. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }
}
