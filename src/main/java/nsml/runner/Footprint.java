package nsml.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
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

    /** Adds up {@code /proc/PID/status}. Where there is no {@code /proc}, nothing. */
    static Footprint of(Set<ProcessHandle> processes) {
        return processes.stream().map(Footprint::of).reduce(NONE, Footprint::plus);
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

    private static Footprint of(ProcessHandle process) {
        long kibibytes = 0;
        int tasks = 0;
        try {
            for (String line : Files.readAllLines(
                    Path.of("/proc", Long.toString(process.pid()), "status"), StandardCharsets.ISO_8859_1)) {
                // VmPTE: the tables that say where memory lies grow with what is reserved, touched or not.
                if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:") || line.startsWith("VmPTE:")) {
                    kibibytes += number(line);
                } else if (line.startsWith("Threads:")) {
                    tasks += (int) number(line);
                }
            }
        } catch (IOException e) {
            // It has just ended.
            return NONE;
        }
        Duration cpu = ProcessStat.of(process.pid()).map(ProcessStat::cpuTime).orElse(Duration.ZERO);
        return new Footprint(kibibytes << 10, kibibytes << 10, tasks, cpu, false, false);
    }

    private static long number(String line) {
        return Long.parseLong(
                line.substring(line.indexOf(':') + 1).replace("kB", "").strip());
    }
}
