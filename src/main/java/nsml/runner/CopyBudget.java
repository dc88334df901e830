package nsml.runner;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What may still be copied out of a submission's folder. */
final class CopyBudget {

    private static final int MOST_FILES_OF_CHECKPOINT = 10_000;
    private static final int DEEPEST_OF_CHECKPOINT = 16;
    private static final int DEEPEST = 100;

    private final long bytes;
    private final int entries;
    private final int deepest;
    private final boolean namesAreText;
    private long bytesLeft;
    private int entriesLeft;

    private CopyBudget(long bytes, int entries, int deepest, boolean namesAreText) {
        this.bytes = bytes;
        this.entries = entries;
        this.deepest = deepest;
        this.namesAreText = namesAreText;
        bytesLeft = bytes;
        entriesLeft = entries;
    }

    /** For the store, whose names are text; so many bytes at most. */
    static CopyBudget ofCheckpoint(long bytes) {
        return new CopyBudget(bytes, MOST_FILES_OF_CHECKPOINT, DEEPEST_OF_CHECKPOINT, true);
    }

    /** For a user's own folder, to which they want all that there is. */
    static CopyBudget ofDownload() {
        return new CopyBudget(Long.MAX_VALUE, Integer.MAX_VALUE, DEEPEST, false);
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

    /** Of a file or folder that lies within so many folders. */
    void takeEntry(Path name, int depth) throws RefusedException {
        entriesLeft--;
        if (entriesLeft < 0) {
            throw new RefusedException("expected at most " + entries + " files in a checkpoint, there are more");
        }
        if (depth > deepest) {
            throw new RefusedException("expected folders at most " + deepest + " deep, they are deeper");
        }
        if (namesAreText && !isText(name)) {
            throw new RefusedException(
                    "expected names that are text, \"" + Printable.text(name.toString()) + "\" is none");
        }
    }

    /** Java reads bytes that are no text as something else. */
    private static boolean isText(Path name) {
        try {
            return name.equals(Path.of(name.toString()));
        } catch (InvalidPathException e) {
            // It cannot be written in the locale of this process.
            return false;
        }
    }
}
