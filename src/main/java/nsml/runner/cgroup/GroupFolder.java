package nsml.runner.cgroup;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** A group's folder in one hierarchy: its settings and measurements are the files in it. */
record GroupFolder(Path path) {

    static final String MEMBERS = "cgroup.procs";

    private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);
    private static final Duration LONGEST_REMOVAL = Duration.ofSeconds(2);

    static GroupFolder create(Path parent, String name) throws IOException {
        return new GroupFolder(Files.createDirectory(parent.resolve(name)));
    }

    Path entrance() {
        return path.resolve(MEMBERS);
    }

    void set(String file, Object value) throws IOException {
        Files.writeString(path.resolve(file), value.toString());
    }

    /** For what not every kernel has; false where it is missing. */
    boolean trySet(String file, Object value) {
        try {
            set(file, value);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The number that a file consists of; empty without the file, or if it says {@code max}. */
    OptionalLong number(String file) throws IOException {
        try {
            return parse(Files.readString(path.resolve(file)).strip());
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    /** The number after a word, in a file of lines {@code word number}; 0 without the file or the word. */
    long entry(String file, String word) throws IOException {
        try {
            return entry(Files.readAllLines(path.resolve(file)), word);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    static long entry(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .mapToLong(line -> Long.parseLong(line.substring(word.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static OptionalLong parse(String text) {
        return text.isEmpty() || text.equals("max") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    List<Long> members() throws IOException {
        return Files.readAllLines(entrance()).stream()
                .map(Long::valueOf)
                // Members that this process cannot see are shown as 0.
                .filter(pid -> pid > 0)
                .toList();
    }

    /** Kills the members one by one, until none is left; the caller makes sure that no more are born. */
    void killMembers() throws IOException {
        long start = System.nanoTime();
        for (List<Long> left = members(); !left.isEmpty(); left = members()) {
            if (System.nanoTime() - start > LONGEST_DEATH.toNanos()) {
                throw new IOException("expected the processes of " + path + " to die within "
                        + LONGEST_DEATH.toSeconds() + " s of being killed, still alive: " + left);
            }
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            // Not sleep: an interrupt must not keep anybody alive.
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** The kernel needs a moment after the last member's death. Does nothing if the folder is gone. */
    void remove() throws IOException {
        long start = System.nanoTime();
        while (true) {
            try {
                Files.deleteIfExists(path);
                return;
            } catch (DirectoryNotEmptyException e) {
                throw e;
            } catch (FileSystemException busy) {
                if (System.nanoTime() - start > LONGEST_REMOVAL.toNanos()) {
                    throw busy;
                }
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
        }
    }
}
