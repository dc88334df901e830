package nsml.runner;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nsml.shim.wire.Phase;

/**
 * What a submission may use.
 *
 * @param time the longest time in each phase, on a monotonic clock; {@link Phase#BIND} shares the limit of {@link Phase#START}
 *     and has none of its own; {@link Phase#SERVE} has that of {@link Phase#TRAIN}
 * @param memory bytes of memory, of all its processes together
 * @param cpus processors it is told to use
 * @param disk bytes in its code and scratch folders together, and in any one file
 * @param processes processes and threads together
 * @param shm bytes of shared memory, in {@code /dev/shm}
 * @param log bytes of standard output and standard error together
 */
public record Limits(Map<Phase, Duration> time, long memory, int cpus, long disk, int processes, long shm, long log) {

    private static final int SEEN_PART = 8;
    private static final int SEEN_AT_LEAST = 16;

    /** Checks that every phase has its limit and that all limits are positive. */
    public Limits {
        Map<Phase, Duration> limits = Map.copyOf(time);
        List<Phase> missing = Arrays.stream(Phase.values())
                .filter(phase -> phase != Phase.BIND && phase != Phase.SERVE)
                .filter(phase -> limits.getOrDefault(phase, Duration.ZERO).compareTo(Duration.ZERO) <= 0)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a positive time limit for START, LOAD, TRAIN and INFER, none came for " + missing);
        }
        time = limits;
        if (memory <= 0 || cpus <= 0 || disk <= 0 || processes <= 0 || shm <= 0 || log <= 0) {
            throw new IllegalArgumentException("expected positive limits, got memory " + memory + ", cpus " + cpus
                    + ", disk " + disk + ", processes " + processes + ", shm " + shm + ", log " + log);
        }
    }

    /** From how many processes and threads on the kernel refuses more: beyond the limit, so that an excess is seen. */
    int kernelProcesses() {
        return processes + Math.max(processes / SEEN_PART, SEEN_AT_LEAST);
    }

    /** The limit that a phase counts against. */
    Duration time(Phase phase) {
        Phase counted = switch (phase) {
            case BIND -> Phase.START;
            case SERVE -> Phase.TRAIN;
            default -> phase;
        };
        return time.getOrDefault(counted, Duration.ZERO);
    }
}
