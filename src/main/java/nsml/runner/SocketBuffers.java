package nsml.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The memory that the kernel may keep for a box's unix sockets, the only ones it can have. It tells nobody how much is in them, so
 * that each counts as full, at the size that sockets usually have.
 */
final class SocketBuffers {

    private static final Path SIZE = Path.of("/proc/sys/net/core/wmem_default");
    private static final long USUAL_SIZE = 212_992;

    private SocketBuffers() {}

    /** Bytes; 0 where the processes have no network of their own, in which others' sockets would be taken for theirs. */
    static long bytes(Set<ProcessHandle> processes) {
        Path ours = Path.of("/proc/self/ns/net");
        return processes.stream()
                .map(process -> Path.of("/proc", Long.toString(process.pid())))
                .filter(process -> isOther(process.resolve("ns/net"), ours))
                .findFirst()
                .map(process -> sockets(process.resolve("net/unix")) * size())
                .orElse(0L);
    }

    private static boolean isOther(Path network, Path ours) {
        try {
            return !Files.readSymbolicLink(network).equals(Files.readSymbolicLink(ours));
        } catch (IOException e) {
            // It has just ended.
            return false;
        }
    }

    /** A line each, behind a heading. */
    private static long sockets(Path list) {
        try (Stream<String> lines = Files.lines(list, StandardCharsets.ISO_8859_1)) {
            return Math.max(0, lines.count() - 1);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long size() {
        // Not Files.readString: this kind of file gives no more than its first byte to who begins with one.
        try (BufferedReader file = Files.newBufferedReader(SIZE)) {
            return Long.parseLong(String.valueOf(file.readLine()));
        } catch (IOException | NumberFormatException e) {
            return USUAL_SIZE;
        }
    }
}
