package nsml.runner;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import nsml.shim.wire.Phase;

/**
 * One stopwatch per phase, of which one runs.
 *
 * <p>Time in which the submission waits for the host can be {@linkplain #excuse excused}, but never more than the limit once
 * again: other threads of the submission go on meanwhile, and one that did nothing but save must not live for ever. In phase
 * INFER nothing is excused; its limit is what the competition is about.
 */
final class PhaseClocks {

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final Map<Phase, Long> used = new EnumMap<>(Phase.class);
    private Phase phase = Phase.START;
    private boolean running = true;
    private long since;
    private long excused;

    /** Begins with {@link Phase#START}. */
    PhaseClocks(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        stop();
        phase = next;
        running = true;
        since = nanoTime.getAsLong();
        excused = 0;
    }

    /** The work is done; no limit runs any more. */
    void stop() {
        if (running) {
            used.merge(phase, elapsed(), Long::sum);
            running = false;
        }
    }

    /** What the submission waited for since the given reading of {@link #now} was not its fault. */
    void excuse(long start) {
        if (phase != Phase.INFER) {
            excused += nanoTime.getAsLong() - start;
        }
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** How long the phase may go on; endless once stopped, zero or less when its time is up. */
    Duration left() {
        if (!running) {
            return Duration.ofNanos(Long.MAX_VALUE);
        }
        long before = phase == Phase.BIND ? used.getOrDefault(Phase.START, 0L) : 0L;
        return limit().minusNanos(before + elapsed());
    }

    /** The limit that the phase counts against. */
    Duration limit() {
        return limits.time(phase);
    }

    Map<Phase, Duration> used() {
        Map<Phase, Duration> result = new EnumMap<>(Phase.class);
        used.forEach((ended, nanos) -> result.put(ended, Duration.ofNanos(nanos)));
        if (running) {
            result.merge(phase, Duration.ofNanos(elapsed()), Duration::plus);
        }
        return result;
    }

    private long elapsed() {
        long wall = nanoTime.getAsLong() - since;
        return wall - Math.min(excused, limit().toNanos());
    }
}
