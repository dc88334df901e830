package nsml.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What processes occupy together, by {@code /proc/PID/status}. Where there is no {@code /proc}, nothing.
 *
 * @param memory bytes of memory that are theirs; files they have mapped can be dropped by the kernel and do not count
 * @param tasks processes and threads
 */
record Footprint(long memory, int tasks) {

    static Footprint of(Set<ProcessHandle> processes) {
        return processes.stream()
                .map(Footprint::of)
                .reduce(new Footprint(0, 0), (a, b) -> new Footprint(a.memory + b.memory, a.tasks + b.tasks));
    }

    private static Footprint of(ProcessHandle process) {
        long kibibytes = 0;
        int tasks = 0;
        try {
            for (String line : Files.readAllLines(
                    Path.of("/proc", Long.toString(process.pid()), "status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:")) {
                    kibibytes += number(line);
                } else if (line.startsWith("Threads:")) {
                    tasks += (int) number(line);
                }
            }
        } catch (IOException e) {
            // It has just ended.
            return new Footprint(0, 0);
        }
        return new Footprint(kibibytes << 10, tasks);
    }

    private static long number(String line) {
        return Long.parseLong(
                line.substring(line.indexOf(':') + 1).replace("kB", "").strip());
    }
}
