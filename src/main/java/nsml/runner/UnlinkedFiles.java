package nsml.runner;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files that have been deleted while a process has them open: no folder shows them, and they fill the disk all the same. */
final class UnlinkedFiles {

    private static final int KIND_OF_FILE = 0170000;
    private static final int PLAIN_FILE = 0100000;

    private final Set<Long> devices = new HashSet<>();
    private final Map<List<Long>, Long> sizes = new HashMap<>();

    /** Only those count that lie where the given folders do. */
    private UnlinkedFiles(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                devices.add(number(Files.readAttributes(folder, "unix:dev"), "dev"));
            }
        }
    }

    /** Their bytes together, each file counted once. */
    static long bytes(Set<ProcessHandle> processes, List<Path> folders) throws IOException {
        var files = new UnlinkedFiles(folders);
        processes.forEach(files::look);
        return files.sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private void look(ProcessHandle process) {
        Path opened = Path.of("/proc", Long.toString(process.pid()), "fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(opened)) {
            for (Path file : files) {
                note(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It has just ended.
        }
    }

    private void note(Path file) {
        try {
            Map<String, Object> is = Files.readAttributes(file, "unix:nlink,mode,dev,ino,size");
            boolean plain = (number(is, "mode") & KIND_OF_FILE) == PLAIN_FILE;
            if (plain && number(is, "nlink") == 0 && devices.contains(number(is, "dev"))) {
                sizes.put(List.of(number(is, "dev"), number(is, "ino")), number(is, "size"));
            }
        } catch (IOException e) {
            // Closed meanwhile, or no file.
        }
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) requireNonNull(attributes.get(name), name)).longValue();
    }
}
