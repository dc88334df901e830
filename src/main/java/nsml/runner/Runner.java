package nsml.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import nsml.shim.wire.Phase;

/**
 * Runs submissions, each in one process tree, under limits.
 *
 * <p>Thread-safe; each {@link #run} belongs to the thread that calls it. The submission dies when that thread does, be it by
 * {@code kill -9} of the whole process.
 */
public final class Runner {

    private final Sandbox sandbox;
    private final LongSupplier nanoTime;

    /**
     * Runs in a sandbox.
     *
     * @param sandbox one of {@link Sandboxes}
     */
    public Runner(Sandbox sandbox) {
        this(sandbox, System::nanoTime);
    }

    Runner(Sandbox sandbox, LongSupplier nanoTime) {
        this.sandbox = sandbox;
        this.nanoTime = nanoTime;
    }

    /**
     * Runs a submission to its end. When this returns or throws, no process of it lives, and nobody else writes to its
     * folders.
     *
     * @param job what to run
     * @param host the session's side
     * @return what became of it; whatever the submission does wrong is an outcome, never an exception
     * @throws IOException if the platform failed, or the host did
     * @throws InterruptedException if the thread was interrupted; the submission has been killed
     */
    public Outcome run(Job job, Host host) throws IOException, InterruptedException {
        try {
            job.program().check(job.code());
        } catch (BadPackageException e) {
            return new Outcome(
                    Verdict.BAD_PACKAGE,
                    Phase.START,
                    Map.of(),
                    e.reason(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Protection.watched(sandbox.kind()),
                    0,
                    Duration.ZERO);
        }
        return Run.prepare(sandbox, nanoTime, job, host).toEnd();
    }
}
