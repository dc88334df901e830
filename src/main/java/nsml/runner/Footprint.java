package nsml.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.ToLongFunction;
import nsml.runner.cgroup.Usage;

/**
 * What processes occupy together.
 *
 * @param memory bytes of memory that are theirs now; files they have mapped can be dropped by the kernel and do not count
 * @param peakMemory the most they are known to have had
 * @param tasks processes and threads
 * @param cpuTime what they have had of the processors
 * @param outOfMemory whether the kernel killed one of them for want of memory
 * @param outOfTasks whether the kernel refused them a process or thread
 */
record Footprint(long memory, long peakMemory, int tasks, Duration cpuTime, boolean outOfMemory, boolean outOfTasks) {

    static final Footprint NONE = new Footprint(0, 0, 0, Duration.ZERO, false, false);

    /**
     * Adds up what {@code /proc} tells of each; where there is none, nothing.
     *
     * @param enough if they have no more memory than this, memory that several of them share may count several times; else it
     *     is divided among them, which costs the kernel a walk through all of it
     */
    static Footprint of(Set<ProcessHandle> processes, long enough) {
        Footprint quick = sum(processes, Footprint::resident);
        return quick.memory <= enough || processes.size() == 1 ? quick : sum(processes, Footprint::proportional);
    }

    private static Footprint sum(Set<ProcessHandle> processes, ToLongFunction<Path> memory) {
        return processes.stream().map(process -> of(process, memory)).reduce(NONE, Footprint::plus);
    }

    /** What a control group measured. */
    static Footprint of(Usage usage) {
        return new Footprint(
                usage.memory(),
                usage.peakMemory(),
                usage.tasks(),
                usage.cpuTime(),
                usage.outOfMemory(),
                usage.outOfTasks());
    }

    /** The same with memory that belongs to no process. */
    Footprint plusMemory(long bytes) {
        return new Footprint(memory + bytes, peakMemory + bytes, tasks, cpuTime, outOfMemory, outOfTasks);
    }

    private Footprint plus(Footprint other) {
        return new Footprint(
                memory + other.memory,
                peakMemory + other.peakMemory,
                tasks + other.tasks,
                cpuTime.plus(other.cpuTime),
                outOfMemory || other.outOfMemory,
                outOfTasks || other.outOfTasks);
    }

    /** The most of each, seen at different times. */
    Footprint most(Footprint other) {
        return new Footprint(
                Math.max(memory, other.memory),
                Math.max(peakMemory, other.peakMemory),
                Math.max(tasks, other.tasks),
                cpuTime.compareTo(other.cpuTime) > 0 ? cpuTime : other.cpuTime,
                outOfMemory || other.outOfMemory,
                outOfTasks || other.outOfTasks);
    }

    private static Footprint of(ProcessHandle process, ToLongFunction<Path> memory) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        long tasks = LivingThread.kibibytes(folder.resolve("status"), "Threads:");
        if (tasks == 0) {
            // It has just ended.
            return NONE;
        }
        // The tables that say where memory lies grow with what is reserved, touched or not.
        Path thread = LivingThread.of(folder).orElse(folder);
        long bytes = (memory.applyAsLong(thread) + LivingThread.kibibytes(thread.resolve("status"), "VmPTE:")) << 10;
        Duration cpu = ProcessStat.of(process.pid()).map(ProcessStat::cpuTime).orElse(Duration.ZERO);
        return new Footprint(bytes, bytes, (int) tasks, cpu, false, false);
    }

    private static long resident(Path folder) {
        return LivingThread.kibibytes(folder.resolve("status"), "RssAnon:", "RssShmem:");
    }

    private static long proportional(Path folder) {
        Path shares = folder.resolve("smaps_rollup");
        return Files.isReadable(shares) ? LivingThread.kibibytes(shares, "Pss_Anon:", "Pss_Shmem:") : resident(folder);
    }
}
