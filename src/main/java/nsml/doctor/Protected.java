package nsml.doctor;

/** What a case tries to get past. */
public enum Protected {
    /** The limits of time. */
    TIME,
    /** The record of how a session ended. */
    ENDING,
    /** The limit of memory. */
    MEMORY,
    /** The limit of processes and threads. */
    PROCESSES,
    /** The limit of the working directory and the scratch folder. */
    DISK,
    /** The limit of the log, and what the log is shown as. */
    OUTPUT,
    /** That nothing goes on, or stays, after the end. */
    LEFTOVERS,
    /** What lies on the host, and what other sessions have. */
    READING,
    /** The network. */
    NETWORK,
    /** The files of a package. */
    PACKAGE,
    /** The files of a checkpoint. */
    CHECKPOINT,
    /** The answers file. */
    ANSWERS,
    /** The secrets that lie among the answers. */
    CANARY
}
