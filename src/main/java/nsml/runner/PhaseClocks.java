package nsml.runner;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import nsml.shim.wire.Phase;

/**
 * One stopwatch per phase, of which one runs.
 *
 * <p>Time in which the submission {@linkplain #waitForHost waits for the host} is excused, but never more than the limit once
 * again: other threads of the submission go on meanwhile, and one that did nothing but save must not live for ever. In phase
 * INFER nothing is excused; its limit is what the competition is about.
 *
 * <p>Thread-safe: the host may be busy with the submission's wishes when its time is up.
 */
final class PhaseClocks {

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final Map<Phase, Long> used = new EnumMap<>(Phase.class);
    private Phase phase = Phase.START;
    private boolean running = true;
    private boolean waiting;
    private boolean timedOut;
    private long since;
    private long waitingSince;
    private long excused;

    /** Begins with {@link Phase#START}. */
    PhaseClocks(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    synchronized Phase phase() {
        return phase;
    }

    synchronized void enter(Phase next) {
        if (timedOut) {
            return;
        }
        stop();
        phase = next;
        running = true;
        since = nanoTime.getAsLong();
        excused = 0;
    }

    /** The work is done; no limit runs any more. */
    synchronized void stop() {
        if (running) {
            used.merge(phase, elapsed(), Long::sum);
            running = false;
        }
    }

    /** What follows is not the submission's fault. */
    synchronized void waitForHost() {
        waiting = true;
        waitingSince = nanoTime.getAsLong();
    }

    /** The host is done. */
    synchronized void goOn() {
        excused += waited();
        waiting = false;
    }

    private long waited() {
        return waiting && phase != Phase.INFER ? nanoTime.getAsLong() - waitingSince : 0;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** How long the phase may go on; endless once stopped, zero or less when its time is up. */
    synchronized Duration left() {
        if (!running) {
            return Duration.ofNanos(Long.MAX_VALUE);
        }
        long before = phase == Phase.BIND ? used.getOrDefault(Phase.START, 0L) : 0L;
        return limits.time(phase).minusNanos(before + elapsed());
    }

    /** If time is up: stops, and tells so once. */
    synchronized Optional<Ending> timeout() {
        if (left().compareTo(Duration.ZERO) > 0) {
            return Optional.empty();
        }
        stop();
        timedOut = true;
        Verdict verdict = switch (phase) {
            case START, BIND -> Verdict.START_TIMEOUT;
            case LOAD -> Verdict.LOAD_TIMEOUT;
            case TRAIN, SERVE -> Verdict.TRAIN_TIMEOUT;
            case INFER -> Verdict.INFER_TIMEOUT;
        };
        String what = verdict == Verdict.START_TIMEOUT
                ? "start and bind"
                : phase.name().toLowerCase(Locale.ROOT);
        return Optional.of(new Ending(verdict, what + " did not end within " + Printable.seconds(limits.time(phase))));
    }

    synchronized Map<Phase, Duration> used() {
        Map<Phase, Duration> result = new EnumMap<>(Phase.class);
        used.forEach((ended, nanos) -> result.put(ended, Duration.ofNanos(nanos)));
        if (running) {
            result.merge(phase, Duration.ofNanos(elapsed()), Duration::plus);
        }
        return result;
    }

    private long elapsed() {
        long wall = nanoTime.getAsLong() - since;
        return wall - Math.min(excused + waited(), limits.time(phase).toNanos());
    }
}
