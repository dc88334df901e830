package nsml.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code /proc} tells of a process (proc(5)). One whose first thread has ended shows its memory and its files by the others
 * alone.
 */
final class LivingThread {

    private LivingThread() {}

    /** The folder of a thread that shows them; empty if the process has ended. */
    static Optional<Path> of(Path process) {
        if (isAlive(process)) {
            return Optional.of(process);
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : threads) {
                if (isAlive(thread)) {
                    return Optional.of(thread);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It has just ended.
        }
        return Optional.empty();
    }

    private static boolean isAlive(Path thread) {
        return kibibytes(thread.resolve("status"), "VmSize:") > 0;
    }

    /** The sum of some lines' numbers; 0 if the thread has ended. */
    static long kibibytes(Path file, String... names) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> Stream.of(names).anyMatch(line::startsWith))
                    .mapToLong(LivingThread::number)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long number(String line) {
        return Long.parseLong(
                line.substring(line.indexOf(':') + 1).replace("kB", "").strip());
    }
}
