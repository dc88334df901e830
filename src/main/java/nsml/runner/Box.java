package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A submission that was started, with all that descends from it: in a way that nobody in it can leave.
 *
 * <p>Thread-safe.
 */
interface Box extends AutoCloseable {

    /** The process that stands for it. */
    ProcessIdentity identity();

    /** What holds it. */
    Protection protection();

    /** Completes when the submission's own process has ended, with its exit status: 128 plus the signal if one killed it. */
    CompletableFuture<Integer> onExit();

    /** Whether it came as far as to start the submission, as far as it can tell; to be asked when it has ended. */
    boolean wasSetUp() throws IOException;

    /** Those of it that are alive and can be seen from here. */
    Set<ProcessHandle> processes();

    /** What all of it occupies now; once it is dead, whether it died of that. */
    Footprint footprint() throws IOException;

    /** Folders in memory, as seen from here, whose files take memory that nobody counts, be they empty. */
    List<Path> uncountedFolders();

    /** Kills, and returns when nobody is left. */
    void kill() throws IOException, InterruptedException;

    /** Kills, and gives back what the kernel or the engine kept for it. */
    @Override
    void close() throws IOException, InterruptedException;
}
