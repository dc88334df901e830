package nsml.runner;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file systems in memory that a box has: what lies in them is no process's memory, and counts all the same. They are looked
 * at from outside, through a process in the box.
 *
 * @param sizes how large each is, by its path inside
 */
record MemoryFiles(Map<String, Long> sizes) {

    /** What every kernel's page size divides. */
    private static final long BLOCK = 1 << 16;

    /** The largest size up to a number of bytes that the kernel takes as it is. */
    static long size(long most) {
        return Math.max(most / BLOCK, 1) * BLOCK;
    }

    /** Bytes in use. */
    long used(Set<ProcessHandle> processes) {
        return sizes.entrySet().stream()
                .flatMap(place ->
                        folder(processes, place).stream().map(folder -> place.getValue() - folder.getFreeSpace()))
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Where they can be seen, as far as a process lives in the box. */
    List<Path> folders(Set<ProcessHandle> processes) {
        return sizes.entrySet().stream()
                .flatMap(place -> folder(processes, place).map(File::toPath).stream())
                .toList();
    }

    /** Known by its size: a process that stands outside, or that the box is just being made for, has others at this path. */
    private static Optional<File> folder(Set<ProcessHandle> processes, Map.Entry<String, Long> place) {
        return processes.stream()
                .map(process -> Path.of("/proc", Long.toString(process.pid()), "root", place.getKey())
                        .toFile())
                .filter(folder -> folder.getTotalSpace() == place.getValue())
                .findFirst();
    }
}
