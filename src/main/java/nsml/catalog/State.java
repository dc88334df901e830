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
            case RUNNING -> next.isEnd();
            case SUCCEEDED, FAILED, STOPPED, LOST -> false;
        };
    }

    /** Tells whether nothing more will happen to the session. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }
}
