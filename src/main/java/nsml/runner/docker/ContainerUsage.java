package nsml.runner.docker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container occupies, as the kernel counts it for the control groups that the engine made. The files vanish with the
 * container's last process, and cannot be seen at all where the engine lives in a machine of its own: then all is 0.
 *
 * @param memory bytes of memory, without what the kernel can drop
 * @param peakMemory the most it had, files that the kernel keeps in memory included
 * @param tasks processes and threads
 * @param cpuTime time on the processors
 * @param killedForMemory whether the kernel killed one of its processes for want of memory
 * @param refusedTasks whether the kernel refused it a process or thread
 */
public record ContainerUsage(
        long memory, long peakMemory, int tasks, Duration cpuTime, boolean killedForMemory, boolean refusedTasks) {

    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");

    /** The groups of one container. Thread-safe. */
    public static final class Groups {

        private static final String UNIFIED = "";

        private final Map<String, Path> folders = new HashMap<>();
        private long cached;
        private long peak;

        private Groups() {}

        /**
         * Finds them.
         *
         * @param process a process of the container
         * @throws IOException if it has ended
         */
        public static Groups of(long process) throws IOException {
            var groups = new Groups();
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process), "cgroup"), ISO_8859_1)) {
                String[] parts = line.split(":", 3);
                for (String controller : parts[1].split(",", -1)) {
                    groups.folders.put(controller, MOUNTS.resolve(controller).resolve(parts[2].substring(1)));
                }
            }
            return groups;
        }

        /** Looks. */
        public synchronized ContainerUsage usage() {
            boolean separate = folders.containsKey("memory");
            Path memory = folder(separate ? "memory" : UNIFIED);
            Path pids = folder(separate ? "pids" : UNIFIED);
            List<String> statistics = lines(memory.resolve("memory.stat"));
            long shared = field(statistics, separate ? "total_shmem" : "shmem");
            long own = shared + field(statistics, separate ? "total_rss" : "anon");
            // The kernel's watermark counts files that it merely keeps at hand.
            cached = Math.max(cached, field(statistics, separate ? "total_cache" : "file") - shared);
            long watermark = number(memory.resolve(separate ? "memory.max_usage_in_bytes" : "memory.peak"));
            peak = Math.max(peak, Math.max(own, watermark - cached));
            return new ContainerUsage(
                    own,
                    peak,
                    (int) number(pids.resolve("pids.current")),
                    separate
                            ? Duration.ofNanos(number(folder("cpuacct").resolve("cpuacct.usage")))
                            : Duration.of(field(lines(memory.resolve("cpu.stat")), "usage_usec"), ChronoUnit.MICROS),
                    field(lines(memory.resolve(separate ? "memory.oom_control" : "memory.events")), "oom_kill") > 0,
                    field(lines(pids.resolve("pids.events")), "max") > 0);
        }

        private Path folder(String controller) {
            return folders.getOrDefault(controller, MOUNTS);
        }

        private static long number(Path file) {
            return lines(file).stream().findFirst().map(Groups::parse).orElse(0L);
        }

        private static long field(List<String> lines, String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + " "))
                    .findFirst()
                    .map(line -> parse(line.substring(name.length() + 1)))
                    .orElse(0L);
        }

        private static long parse(String text) {
            try {
                return Long.parseLong(text.strip());
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        private static List<String> lines(Path file) {
            try {
                return Files.readAllLines(file, ISO_8859_1);
            } catch (IOException e) {
                // Gone, or not of this machine.
                return List.of();
            }
        }
    }
}
