package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file that takes a process's output. */
final class OutputLog {

    private static final int TAIL = 16 << 10;

    private final Path file;
    private final long limit;
    private final long begin;

    OutputLog(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        this.begin = Files.exists(file) ? Files.size(file) : 0;
    }

    boolean isOverLimit() throws IOException {
        return size() > limit;
    }

    /** Cuts the file to its limit, with a last line that says so. To be called when nobody writes any more. */
    void cut() throws IOException {
        if (!isOverLimit()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(begin + limit);
            channel.position(begin + limit);
            channel.write(
                    ByteBuffer.wrap(("\n[nsml] The output was cut here: it exceeded " + Printable.bytes(limit) + ".\n")
                            .getBytes(UTF_8)));
        }
    }

    /** The first line of this run; empty if there is none. */
    String firstLine() throws IOException {
        return read(begin, TAIL).lines().findFirst().orElse("");
    }

    /** The last lines of this run, without blank ones. */
    List<String> lastLines() throws IOException {
        long from = Math.max(begin, begin + size() - TAIL);
        return read(from, TAIL).lines().filter(line -> !line.isBlank()).toList();
    }

    private long size() throws IOException {
        return Files.exists(file) ? Math.max(0, Files.size(file) - begin) : 0;
    }

    private String read(long from, int count) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(count);
            channel.read(bytes, from);
            return UTF_8.decode(bytes.flip()).toString();
        }
    }
}
