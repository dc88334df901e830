package nsml.runner;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that have been deleted while a process has them open or in its memory: no folder shows them, and they fill the disk all
 * the same.
 */
final class UnlinkedFiles {

    private static final int KIND_OF_FILE = 0170000;
    private static final int PLAIN_FILE = 0100000;

    private final Set<Long> devices = new HashSet<>();
    private final Map<List<Long>, Long> sizes = new HashMap<>();
    private boolean hidden;

    /** Only those count that lie where the given folders do. */
    private UnlinkedFiles(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                devices.add(number(Files.readAttributes(folder, "unix:dev"), "dev"));
            }
        }
    }

    /** Looks at what processes have open and mapped, of files that lay on the same file systems as the folders. */
    static UnlinkedFiles of(Set<ProcessHandle> processes, List<Path> folders) throws IOException {
        var files = new UnlinkedFiles(folders);
        processes.forEach(files::look);
        return files;
    }

    /** Their bytes together, each file counted once. */
    long bytes() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether a process in a box does not let its own user see what it has open, as one does whose program nobody may read. */
    boolean areHidden() {
        return hidden;
    }

    private void look(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        LivingThread.of(folder).ifPresent(thread -> look(folder, thread));
    }

    private void look(Path process, Path thread) {
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(thread.resolve("fd"))) {
            for (Path file : opened) {
                note(file);
            }
        } catch (AccessDeniedException e) {
            hidden |= LivingThread.of(process).equals(Optional.of(thread)) && isInBox(process);
        } catch (IOException | DirectoryIteratorException e) {
            // It has just ended.
        }
        try (Stream<String> lines = Files.lines(thread.resolve("maps"), StandardCharsets.ISO_8859_1)) {
            lines.filter(line -> line.endsWith(" (deleted)"))
                    .forEach(line -> MappedFile.of(line).ifPresent(map -> note(process, map)));
        } catch (IOException | UncheckedIOException e) {
            // It has just ended, or hides this, too.
        }
    }

    /** Whether it has another number inside, and not that of the first, which is the sandbox's own. */
    private static boolean isInBox(Path process) {
        try (Stream<String> lines = Files.lines(process.resolve("status"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("NSpid:"))
                    .map(line -> line.split("\\s+"))
                    .anyMatch(numbers -> numbers.length > 2 && !numbers[numbers.length - 1].equals("1"));
        } catch (IOException | UncheckedIOException e) {
            // It has just ended.
            return false;
        }
    }

    /** Root is told how large the file is; others see how much of it is mapped. */
    private void note(Path process, MappedFile map) {
        if (!devices.contains(map.device())) {
            return;
        }
        if (!note(process.resolve("map_files").resolve(map.range()))) {
            sizes.merge(List.of(map.device(), map.inode()), map.end(), Math::max);
        }
    }

    private boolean note(Path file) {
        try {
            Map<String, Object> is = Files.readAttributes(file, "unix:nlink,mode,dev,ino,size");
            boolean plain = (number(is, "mode") & KIND_OF_FILE) == PLAIN_FILE;
            if (plain && number(is, "nlink") == 0 && devices.contains(number(is, "dev"))) {
                sizes.merge(List.of(number(is, "dev"), number(is, "ino")), number(is, "size"), Math::max);
            }
            return true;
        } catch (IOException e) {
            // Closed meanwhile, or no file, or not ours to see.
            return false;
        }
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) requireNonNull(attributes.get(name), name)).longValue();
    }
}
