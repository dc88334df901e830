package nsml.runner;

/** What became of a submission's process. */
public enum Verdict {
    /** It did all it was started for and said so. */
    OK,
    /** Start and {@code bind} together took too long. */
    START_TIMEOUT,
    /** {@code load} took too long. */
    LOAD_TIMEOUT,
    /** {@code train} took too long. */
    TRAIN_TIMEOUT,
    /** {@code infer} took too long. */
    INFER_TIMEOUT,
    /** It needed more memory than granted. */
    MEMORY,
    /** It had more processes and threads than granted. */
    PROCESSES,
    /** It filled more disk than granted. */
    DISK,
    /** It printed more than the log takes. */
    OUTPUT,
    /** It threw, was killed, ended with an error, or broke the protocol. */
    CRASH,
    /** It ended as if all were well, without the answers or without the end of training. */
    NO_RESULT,
    /** Its answers are no answers. For whoever reads them to say; the runner never does. */
    BAD_RESULT,
    /** The jar cannot be started: missing, unreadable, or without a submission. */
    BAD_PACKAGE,
    /** It failed on something that the sandbox forbids. */
    DENIED,
    /** It was stopped on demand. */
    STOPPED,
    /** The platform failed, not the submission: nothing of it ever ran. */
    PLATFORM
}
