package nsml.catalog;

/** What a session was started as. */
public enum SessionKind {
    /** {@code nsml run}. */
    RUN("normal"),
    /** {@code nsml fork}. */
    FORK("normal/fork"),
    /** {@code nsml submit}. */
    SUBMIT("submit"),
    /** {@code nsml submit -t}. */
    SUBMIT_TEST("submit(test)"),
    /** {@code nsml infer}. */
    INFER("infer");

    private final String printed;

    SessionKind(String printed) {
        this.printed = printed;
    }

    /** Returns the word of the column Type. */
    public String printed() {
        return printed;
    }

    /** Tells whether the session loads a model and uses it; otherwise it trains. */
    public boolean isTest() {
        return this != RUN && this != FORK;
    }

    /** Tells whether the session sees the hidden test set: its competitor is told no word of its own. */
    public boolean isGraded() {
        return this == SUBMIT;
    }

    /** Tells whether the session answers test data. */
    public boolean isSubmit() {
        return this == SUBMIT || this == SUBMIT_TEST;
    }
}
