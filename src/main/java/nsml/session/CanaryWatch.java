package nsml.session;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import nsml.session.canary.CanarySearch;
import nsml.session.canary.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * Looks through what a graded submission says, writes and leaves for the canaries that lie among what is hidden. Remembers the
 * first that it saw. To be asked about files when no process of the submission lives, or about copies that it cannot reach.
 * Thread-safe.
 */
final class CanaryWatch {

    private final CanarySearch search;
    private final AtomicReference<@Nullable String> seen = new AtomicReference<>();

    /**
     * Watches for words.
     *
     * @param canaries the words, by what they are called
     */
    CanaryWatch(Map<String, String> canaries) {
        search = new CanarySearch(canaries);
    }

    /** Returns the first canary that was seen, and where; the text is for organisers only. */
    Optional<String> seen() {
        return Optional.ofNullable(seen.get());
    }

    void text(String where, String text) {
        if (seen().isEmpty()) {
            note(where, search.in(text));
        }
    }

    /**
     * Looks at one file, if it is there.
     *
     * @param most how many bytes are read at most
     */
    void file(String where, Path file, long most) throws IOException {
        if (seen().isEmpty() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            note(where, read(file, most));
        }
    }

    /**
     * Looks at the names and the content of all files of a folder, as far as they can be read.
     *
     * @param most how many bytes are read at most: a file may say that it is endless
     */
    void folder(String where, Path folder, long most) {
        if (seen().isEmpty() && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.walkFileTree(folder, new Walk(where, folder, most));
            } catch (IOException e) {
                throw new UncheckedIOException("the walk goes on after whatever cannot be read", e);
            }
        }
    }

    private Optional<Sighting> read(Path file, long most) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return search.in(in, most);
        }
    }

    private void note(String where, Optional<Sighting> sighting) {
        sighting.ifPresent(found -> seen.compareAndSet(null, "in " + where + " is the canary of " + found));
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        private final String where;
        private final Path root;
        private long left;

        Walk(String where, Path root, long most) {
            this.where = where;
            this.root = root;
            left = most;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return name(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            name(file);
            if (attributes.isSymbolicLink()) {
                text(
                        "the target of a link of " + where,
                        Files.readSymbolicLink(file).toString());
            } else if (attributes.isRegularFile()) {
                content(file, attributes.size());
            }
            return next();
        }

        private void content(Path file, long size) {
            try {
                note(where, read(file, Math.min(size, left)));
                left -= Math.min(size, left);
            } catch (IOException e) {
                // It is closed to us too, and is deleted with the folder.
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return name(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return next();
        }

        private FileVisitResult name(Path path) {
            if (!path.equals(root)) {
                text(
                        "a file's name in " + where,
                        requireNonNull(path.getFileName()).toString());
            }
            return next();
        }

        private FileVisitResult next() {
            return seen().isPresent() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
