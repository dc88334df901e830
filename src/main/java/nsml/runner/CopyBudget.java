package nsml.runner;

/** How much may still be copied out of a submission's folder. */
final class CopyBudget {

    private static final int MOST_ENTRIES = 10_000;

    private final long bytes;
    private long bytesLeft;
    private int entriesLeft = MOST_ENTRIES;

    CopyBudget(long bytes) {
        this.bytes = bytes;
        this.bytesLeft = bytes;
    }

    /** Refuses a file that will not fit, before any of it is written. */
    void foresee(long size) throws RefusedException {
        if (size > bytesLeft) {
            takeBytes(size);
        }
    }

    void takeBytes(long count) throws RefusedException {
        bytesLeft -= count;
        if (bytesLeft < 0) {
            throw new RefusedException(
                    "expected a checkpoint within the disk limit of " + bytes + " bytes, it is larger");
        }
    }

    void takeEntry() throws RefusedException {
        entriesLeft--;
        if (entriesLeft < 0) {
            throw new RefusedException("expected at most " + MOST_ENTRIES + " files in a checkpoint, there are more");
        }
    }
}
