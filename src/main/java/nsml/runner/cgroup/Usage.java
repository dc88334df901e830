package nsml.runner.cgroup;

import java.time.Duration;

/**
 * What the processes of a group used, those that have ended included.
 *
 * @param memory bytes of memory now; files that the kernel keeps in memory to be quick do not count
 * @param peakMemory the most bytes so far
 * @param tasks processes and threads now
 * @param cpuTime time of all processors together
 * @param outOfMemory whether the kernel killed a process because the group had no memory left
 * @param outOfTasks whether the kernel refused a process or thread because the group had too many
 */
public record Usage(
        long memory, long peakMemory, int tasks, Duration cpuTime, boolean outOfMemory, boolean outOfTasks) {}
