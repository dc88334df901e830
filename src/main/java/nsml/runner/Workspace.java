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
import nsml.store.Removal;

/**
 * The scratch folder in two parts on one file system: {@code shared}, which the submission sees and may change at any moment,
 * and {@code private}, which it cannot reach. Checkpoints cross over: out by a copy, in by a rename of a finished folder.
 */
final class Workspace {

    private final Path shared;
    private final Path aside;
    private final Optional<Owner> owner;
    private final AtomicInteger count = new AtomicInteger();

    private Workspace(Path shared, Path aside, Optional<Owner> owner) {
        this.shared = shared;
        this.aside = aside;
        this.owner = owner;
    }

    /** What is handed in stays ours. */
    static Workspace open(Path scratch) throws IOException {
        return open(scratch, Optional.empty());
    }

    /** The owner is the one that what is handed in is given to, if not left to us. */
    static Workspace open(Path scratch, Optional<Owner> owner) throws IOException {
        Path shared = shared(scratch);
        Path aside = scratch.resolve("private");
        Files.createDirectories(shared.resolve("tmp"));
        Files.createDirectories(shared.resolve(Console.FOLDER));
        Files.createDirectories(aside);
        return new Workspace(shared, aside, owner);
    }

    /** Where the part that the submission sees lies in a scratch folder. */
    static Path shared(Path scratch) {
        return scratch.toAbsolutePath().resolve("shared");
    }

    Path shared() {
        return shared;
    }

    /** Checks the name that the submission gave to an entry of the shared folder. */
    static Path entry(String named) throws RefusedException {
        if (named.isEmpty()
                || named.equals(".")
                || named.equals("..")
                || named.indexOf('/') >= 0
                || named.indexOf(0) >= 0) {
            throw new RefusedException(
                    "expected the bare name of an entry of the scratch folder, got \"" + Printable.text(named) + "\"");
        }
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            // The locale of this process has no such letters; that of the submission is another.
            throw new RefusedException(
                    "expected a name that the platform's locale can hold, got \"" + Printable.text(named) + "\"");
        }
    }

    /** Copies a checkpoint out of the submission's reach. */
    Path takeOut(Path folder, CopyBudget budget) throws IOException, RefusedException {
        Path copy = Files.createDirectory(aside.resolve("save-" + count.incrementAndGet()));
        try (SafeFolder root = SafeFolder.open(shared);
                SafeFolder source = root.enter(folder)) {
            source.copyTo(copy, budget);
            return copy;
        } catch (NoSuchFileException | NotDirectoryException e) {
            Removal.of(copy);
            throw new RefusedException("expected a folder at \"" + Printable.text(folder.toString())
                    + "\" of the scratch folder, there is none");
        } catch (IOException | RefusedException e) {
            // Nothing counts what lies here: refusals must not fill the disk.
            Removal.of(copy);
            throw e;
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
        Removal.of(copy);
    }

    /** An empty folder out of the submission's reach. */
    Path newLoad() throws IOException {
        return Files.createDirectory(aside.resolve("load-" + count.incrementAndGet()));
    }

    /** Shows a finished folder to the submission, under a name that it cannot have foreseen. */
    Path handIn(Path load) throws IOException, RefusedException {
        if (owner.isPresent()) {
            owner.get().give(load);
        }
        try {
            Path name = Files.createTempDirectory(shared, "load-").getFileName();
            return Files.move(load, shared.resolve(name), StandardCopyOption.ATOMIC_MOVE)
                    .getFileName();
        } catch (IOException e) {
            // The submission's own doing: it closed the folder, or was at the new one at once.
            throw new RefusedException(
                    "nothing can be put into the scratch folder: " + Printable.text(String.valueOf(e)));
        }
    }

    /** The plain file of a name; to be asked when no process of the submission lives. */
    Optional<Path> plainFile(Path name) {
        Path file = shared.resolve(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }
}
