package nsml.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nsml.store.Digest;

/**
 * What the sessions of one home could leave on this machine. All that they write lies in one folder, which holds the home and the
 * folder for temporary files, so that it can be told from what others do meanwhile. Linux only.
 */
final class Traces {

    private static final Path PROC = Path.of("/proc");
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private final Path folder;

    Traces(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(temporary());
    }

    /** The command with a home in the folder, whose temporary files lie there, too. */
    CommandLineUnderTest commands() {
        return new CommandLineUnderTest(folder.resolve("home"))
                .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary());
    }

    private Path temporary() {
        return folder.resolve("t");
    }

    /** Everything that is there now and lives or lies outside the home, each with a word for what it is. */
    Set<String> find() throws IOException {
        Set<String> found = new TreeSet<>();
        for (ProcessHandle process : others()) {
            String pid = Long.toString(process.pid());
            String line = text(PROC.resolve(pid).resolve("cmdline"));
            if (line.contains(folder.toString())
                    || text(PROC.resolve(pid).resolve("environ")).contains(folder.toString())) {
                found.add("process " + pid + " " + line.replace('\0', ' '));
            }
            openFiles(pid).forEach(file -> found.add("process " + pid + " has " + file + " open"));
        }
        lines(PROC.resolve("self/mounts")).stream()
                .filter(line -> !line.contains(" " + folder.resolve("home") + " "))
                .forEach(line -> found.add("mount " + line));
        lines(PROC.resolve("net/unix")).forEach(line -> found.add("socket " + line));
        groups().forEach(group -> found.add("group " + group));
        try (Stream<Path> files = Files.list(temporary())) {
            files.forEach(file -> found.add("file " + file));
        }
        return found;
    }

    /** The files that half-finished work of a process that was killed has left in the home. */
    List<Path> halfWritten() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(".new-"))
                    .toList();
        }
    }

    private static List<ProcessHandle> others() {
        return ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .toList();
    }

    private List<Path> openFiles(String pid) {
        List<Path> open = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(PROC.resolve(pid).resolve("fd"))) {
            for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
                Path file = Files.readSymbolicLink(descriptor);
                if (file.startsWith(folder)) {
                    open.add(file);
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            // It has ended, or closed the file.
        }
        return open;
    }

    private List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, ISO_8859_1)) {
            return lines.filter(line -> line.contains(folder.toString())).toList();
        }
    }

    /** The control groups of this home's sessions, which are named by their folders. */
    private List<Path> groups() throws IOException {
        Set<String> names = new TreeSet<>();
        Path sessions = folder.resolve("home/sessions");
        if (!Files.isDirectory(sessions) || !Files.isDirectory(GROUPS)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.find(sessions, 3, (path, attributes) -> attributes.isDirectory())) {
            folders.forEach(session -> names.add(
                    "nsml-" + Digest.of(session.toString().getBytes(UTF_8)).brief()));
        }
        List<Path> groups = new ArrayList<>();
        Files.walkFileTree(GROUPS, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path group, BasicFileAttributes attributes) {
                if (names.stream().anyMatch(group.getFileName().toString()::contains)) {
                    groups.add(group);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return groups;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
