package nsml.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what a stranger has left, however it is nested: folders deeper than a path can be long, too many for a list, or
 * without permission bits. Links are deleted, never followed.
 *
 * <p>Never more than three folders are open. A folder within a folder is first moved up, to the top, so that nothing is ever
 * further than two steps away; a removal that is broken off leaves less, and the next one goes on.
 */
public final class Removal {

    private static final Set<PosixFilePermission> OURS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    /** What is remembered of the folders moved up; the others are found by looking again. */
    private static final int REMEMBERED = 1_000;

    /** Opens the folder that goes, as often as it is asked to. */
    private interface Opening {
        DirectoryStream<Path> open() throws IOException;
    }

    private final Opening opening;
    /** Where it lies, if its permissions may be changed by that path. */
    private final Optional<Path> place;

    private final String prefix = ".gone-" + UUID.randomUUID() + "-";
    private long moved;
    private boolean progress;
    private @Nullable IOException problem;

    private Removal(Opening opening, Optional<Path> place) {
        this.opening = opening;
        this.place = place;
    }

    /**
     * Deletes a file or folder, if it is there. Only for what nobody changes any more.
     *
     * @throws IOException if something could not be deleted; all else is gone
     */
    @SuppressWarnings("StreamResourceLeak") // Closed where it is opened, in empty().
    public static void of(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            open(
                    path,
                    Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
            new Removal(() -> Files.newDirectoryStream(path), Optional.of(path)).empty();
        }
        Files.deleteIfExists(path);
    }

    /**
     * Deletes an entry of an open folder while somebody may still be changing it. What cannot be looked into stays.
     *
     * @throws IOException if something could not be deleted
     */
    public static void of(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        if (!attributes(folder, name).isDirectory()) {
            folder.deleteFile(name);
            return;
        }
        new Removal(() -> folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), Optional.empty()).empty();
        folder.deleteDirectory(name);
    }

    private void empty() throws IOException {
        do {
            progress = false;
            problem = null;
            try (DirectoryStream<Path> opened = opening.open()) {
                if (!(opened instanceof SecureDirectoryStream<Path> top)) {
                    throw new IOException("this system cannot open folders safely (no openat); Linux can");
                }
                for (Path entry : top) {
                    removeWithMoved(top, entry.getFileName());
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        } while (progress);
        if (problem != null) {
            throw problem;
        }
    }

    /** Removes an entry, and at once what had to be moved up for it. */
    private void removeWithMoved(SecureDirectoryStream<Path> top, Path name) {
        Deque<Path> names = new ArrayDeque<>();
        names.add(name);
        while (!names.isEmpty()) {
            Path next = names.remove();
            attempt(() -> remove(top, next, names));
        }
    }

    private void remove(SecureDirectoryStream<Path> top, Path name, Deque<Path> names) throws IOException {
        PosixFileAttributes attributes = attributes(top, name);
        if (!attributes.isDirectory()) {
            top.deleteFile(name);
            return;
        }
        Optional<Path> at = place.map(path -> path.resolve(name));
        if (at.isPresent()) {
            open(at.get(), attributes);
        }
        try (SecureDirectoryStream<Path> folder = top.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : folder) {
                attempt(() -> take(folder, entry.getFileName(), at, top, names));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        top.deleteDirectory(name);
    }

    /** Deletes an entry of a folder, or moves it up if it is a folder itself. */
    private void take(
            SecureDirectoryStream<Path> folder,
            Path name,
            Optional<Path> at,
            SecureDirectoryStream<Path> top,
            Deque<Path> names)
            throws IOException {
        PosixFileAttributes attributes = attributes(folder, name);
        if (!attributes.isDirectory()) {
            folder.deleteFile(name);
            return;
        }
        if (at.isPresent()) {
            // Who moves a folder to another one writes in it: its way up changes.
            open(at.get().resolve(name), attributes);
        }
        Path up = Path.of(prefix + moved++);
        folder.move(name, top, up);
        if (names.size() < REMEMBERED) {
            names.add(up);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What fails is not to keep the rest. */
    private void attempt(Step step) {
        try {
            step.run();
            progress = true;
        } catch (NoSuchFileException e) {
            // Somebody else was faster.
            return;
        } catch (IOException e) {
            problem = problem == null ? e : problem;
        }
    }

    /** Lets us into a folder, of which it is known that nobody can put a link in its place. */
    private static void open(Path folder, PosixFileAttributes attributes) throws IOException {
        if (!attributes.permissions().containsAll(OURS)) {
            Files.setPosixFilePermissions(folder, OURS);
        }
    }

    private static PosixFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return folder.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }
}
