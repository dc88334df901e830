package nsml.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of the machine bears a mark: a text that is in every path of ours. A process bears it if it was started with it, works in
 * a folder with it, or sees a mount of such a folder, which nobody in a sandbox can undo.
 */
final class Footmarks {

    private static final Path PROC = Path.of("/proc");
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final int DEPTH_OF_GROUPS = 6;

    private final String mark;

    Footmarks(String mark) {
        this.mark = mark;
    }

    /** The processes that live, but this one. */
    List<ProcessHandle> processes() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && isMarked(process.pid()) && !isDead(process.pid()))
                .toList();
    }

    private boolean isMarked(long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        return Stream.of("cmdline", "environ", "mountinfo")
                        .anyMatch(file -> text(process.resolve(file)).contains(mark))
                || workingDirectory(process).contains(mark);
    }

    private static String workingDirectory(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Tells whether a process has ended and merely nobody has asked how. */
    private static boolean isDead(long pid) {
        String stat = text(PROC.resolve(pid + "/stat"));
        int name = stat.lastIndexOf(')');
        return name < 0 || stat.startsWith(" Z", name + 1) || stat.startsWith(" X", name + 1);
    }

    /** Tells whether a process of the machine has a text in its command line. */
    static boolean isRunning(String commandLine) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && !isDead(process.pid()))
                .anyMatch(process -> text(PROC.resolve(process.pid() + "/cmdline"))
                        .replace('\0', ' ')
                        .contains(commandLine));
    }

    /** The mounts that this process sees. */
    List<String> mounts() {
        return text(PROC.resolve("self/mountinfo"))
                .lines()
                .filter(line -> line.contains(mark))
                .toList();
    }

    /** The control groups with one of the names. */
    static List<Path> groups(Set<String> names) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(GROUPS)) {
            Files.walkFileTree(GROUPS, Set.of(), DEPTH_OF_GROUPS, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (names.contains(String.valueOf(folder.getFileName()))) {
                        found.add(folder);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
