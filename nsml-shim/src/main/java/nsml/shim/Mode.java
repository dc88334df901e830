package nsml.shim;

/** What a session was started for. */
public enum Mode {
    /** Sees the training data only; ends when {@link Submission#train} returns. */
    TRAIN,
    /** Sees the test data only, without the answers; ends when {@link Model#infer} returns. */
    TEST
}
