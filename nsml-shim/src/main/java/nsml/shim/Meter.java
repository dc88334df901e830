package nsml.shim;

import java.io.IOException;
import java.util.function.LongSupplier;
import nsml.shim.wire.Request;

/** Tells the supervisor how far inference has come, about once a second. Thread-safe; never fails, as nothing depends on it. */
final class Meter {

    private static final long BETWEEN_NANOS = 1_000_000_000;

    private final Supervisor supervisor;
    private final LongSupplier nanoTime;
    private volatile long next;
    private boolean stopped;

    Meter(Supervisor supervisor, LongSupplier nanoTime) {
        this.supervisor = supervisor;
        this.nanoTime = nanoTime;
        next = nanoTime.getAsLong() + BETWEEN_NANOS;
    }

    /** So many are done, of so many. */
    void at(int done, int total) {
        if (nanoTime.getAsLong() - next >= 0) {
            tell(done, total);
        }
    }

    private synchronized void tell(int done, int total) {
        // Another thread may have told meanwhile.
        if (stopped || nanoTime.getAsLong() - next < 0) {
            return;
        }
        next = nanoTime.getAsLong() + BETWEEN_NANOS;
        try {
            supervisor.ask(new Request.Progress(done, total));
        } catch (IOException e) {
            stopped = true;
        }
    }

    /** Nothing is told from now on: whoever still reads is late. */
    synchronized void stop() {
        stopped = true;
    }
}
