package nsml.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files and folders that appear whole or not at all, whatever happens to the machine meanwhile: written beside their place,
 * flushed to the disk, renamed, and the rename flushed too.
 */
public final class AtomicFiles {

    private AtomicFiles() {}

    /**
     * Writes a file, replacing one that is there.
     *
     * @throws IOException if it could not be written; the old file, if any, is then as it was
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path temporary = beside(file);
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
            moveIntoPlace(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Names a file or folder, not yet there, beside {@code target} and so on the same disk; its name begins with a dot. */
    public static Path beside(Path target) throws IOException {
        return Files.createDirectories(parentOf(target)).resolve(".new-" + UUID.randomUUID());
    }

    /**
     * Flushes a finished file, or a finished folder with all it holds, and renames it to {@code target}. A file replaces the
     * one that is there; a folder does not.
     *
     * @throws IOException if it could not be done; {@code target} is then as it was
     */
    public static void moveIntoPlace(Path finished, Path target) throws IOException {
        if (Files.isDirectory(finished, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> all = Files.walk(finished)) {
                for (Path path : (Iterable<Path>) all::iterator) {
                    flush(path);
                }
            }
        } else {
            flush(finished);
        }
        try {
            Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the store must lie on one disk: cannot rename " + finished + " to " + target, e);
        }
        flush(parentOf(target));
    }

    /** Returns the folder that holds {@code path}, which is not a root. */
    static Path parentOf(Path path) {
        return requireNonNull(path.toAbsolutePath().getParent(), () -> path + " lies in no folder");
    }

    private static void flush(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
