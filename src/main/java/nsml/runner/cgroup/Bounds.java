package nsml.runner.cgroup;

/**
 * What the processes of a group may use together.
 *
 * @param memory bytes of memory, with what they keep in file systems that live in memory
 * @param processes processes and threads
 * @param cpus how many processors they may keep busy
 */
public record Bounds(long memory, int processes, int cpus) {

    /** Checks that all are positive. */
    public Bounds {
        if (memory <= 0 || processes <= 0 || cpus <= 0) {
            throw new IllegalArgumentException(
                    "expected positive bounds, got memory " + memory + ", processes " + processes + ", cpus " + cpus);
        }
    }
}
