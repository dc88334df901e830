package nsml.shim.wire;

/** Where a submission's process stands; each phase has a clock of its own. */
public enum Phase {
    /** The process has been started and has not yet said hello. */
    START,
    /** {@code Submission.bind}. */
    BIND,
    /** {@code Model.load} of the checkpoint the session starts from. */
    LOAD,
    /** {@code Submission.train}. */
    TRAIN,
    /** {@code Model.infer}, until its answers are written. */
    INFER,
    /** Waiting for evaluations with a loaded model, until the process is killed. */
    SERVE
}
