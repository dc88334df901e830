package nsml.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Files and folders that appear whole or not at all, whatever happens to the machine meanwhile: written beside their place,
 * flushed to the disk, renamed, and the rename flushed too.
 */
public final class AtomicFiles {

    private static final int FLUSHERS = 8;

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
            flushAll(finished);
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

    /** Several at a time: a disk flushes thousands of small files many times faster so. */
    private static void flushAll(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.toList();
        }
        ExecutorService flushers = Executors.newFixedThreadPool(FLUSHERS);
        try {
            List<Callable<Void>> flushes = new ArrayList<>();
            for (Path path : paths) {
                flushes.add(() -> {
                    flush(path);
                    return null;
                });
            }
            for (Future<Void> flushed : flushers.invokeAll(flushes)) {
                flushed.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("cannot flush " + folder + " to the disk: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while flushing " + folder);
        } finally {
            flushers.shutdownNow();
        }
    }

    private static void flush(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
