package nsml.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;

/**
 * The scratch folder in two parts on one file system: {@code shared}, which the submission sees and may change at any moment,
 * and {@code private}, which it cannot reach. Checkpoints cross over: out by a copy, in by a rename of a finished folder.
 */
final class Workspace {

    private final Path shared;
    private final Path aside;
    private final AtomicInteger count = new AtomicInteger();

    private Workspace(Path shared, Path aside) {
        this.shared = shared;
        this.aside = aside;
    }

    static Workspace open(Path scratch) throws IOException {
        Path shared = scratch.resolve("shared");
        Path aside = scratch.resolve("private");
        Files.createDirectories(shared.resolve("tmp"));
        Files.createDirectories(aside);
        return new Workspace(shared, aside);
    }

    Path shared() {
        return shared;
    }

    /** Turns a path that the submission named into one relative to the shared folder. */
    static Path relative(Path inside, String named) throws RefusedException {
        try {
            Path path = inside.resolve(named).normalize();
            if (path.startsWith(inside) && !path.equals(inside)) {
                return inside.relativize(path);
            }
        } catch (InvalidPathException e) {
            // Said below, as for every other path that leads elsewhere.
        }
        throw new RefusedException(
                "expected a path within " + inside + ", got \"" + Printable.text(named) + "\"");
    }

    /** Copies a checkpoint out of the submission's reach. */
    Path takeOut(Path folder, CopyBudget budget) throws IOException, RefusedException {
        Path copy = Files.createDirectory(aside.resolve("save-" + count.incrementAndGet()));
        try (SafeFolder root = SafeFolder.open(shared);
                SafeFolder source = root.resolve(folder)) {
            source.copyTo(copy, budget);
            return copy;
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new RefusedException("expected a folder at \"" + Printable.text(folder.toString())
                    + "\" of the scratch folder, there is none");
        }
    }

    /** Deletes a folder that has been taken out. */
    void deleteShared(Path folder) throws IOException {
        try (SafeFolder root = SafeFolder.open(shared)) {
            root.delete(folder);
        }
    }

    /** Deletes what the host left of a copy. */
    static void discard(Path copy) throws IOException {
        if (Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
            FileUtils.deleteDirectory(copy.toFile());
        }
    }

    /** An empty folder out of the submission's reach. */
    Path newLoad() throws IOException {
        return Files.createDirectory(aside.resolve("load-" + count.incrementAndGet()));
    }

    /** Shows a finished folder to the submission, under a name that it cannot have foreseen. */
    Path handIn(Path load) throws IOException {
        Path name = Files.createTempDirectory(shared, "load-").getFileName();
        return Files.move(load, shared.resolve(name), StandardCopyOption.ATOMIC_MOVE).getFileName();
    }

    /** The plain file at a path; to be asked when no process of the submission lives. */
    Optional<Path> plainFile(Path path) {
        Path here = shared;
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            here = here.resolve(path.getName(i));
            if (!Files.isDirectory(here, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
        }
        Path file = here.resolve(path.getFileName());
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }
}
