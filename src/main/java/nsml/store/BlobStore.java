package nsml.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Immutable bytes, kept once whatever the number of their owners, found by their digest and verified whenever they are read.
 *
 * <p>Safe for many threads and processes at once: a blob appears by a rename, and two that write the same one write the same
 * bytes.
 */
public final class BlobStore {

    /** What {@link #putTree} refuses to exceed. */
    public record Bounds(int files, long bytes) {}

    /** How many more folders than files a tree may be read from. */
    private static final int SPARE_FOLDERS = 1_000;

    private final Path root;

    /** Uses {@code root}, created when the first blob comes. */
    public BlobStore(Path root) {
        this.root = root;
    }

    /** Keeps bytes. */
    public Digest put(byte[] bytes) throws IOException {
        Digest digest = Digest.of(bytes);
        Path place = place(digest);
        if (!keepAnew(place)) {
            AtomicFiles.write(place, bytes);
        }
        return digest;
    }

    /**
     * Keeps the files below {@code base/within} and the list of them. {@code base} is ours; all below may be changing hands
     * while it is read, and what is kept is what was read.
     *
     * @return the digest by which {@link #tree} finds it again
     * @throws UnsafeFileException if there is anything but folders and regular files, or more than the bounds allow
     */
    public Digest putTree(Path base, Path within, Bounds bounds) throws IOException {
        List<Tree.File> files = new ArrayList<>();
        long[] left = {bounds.bytes()};
        ForeignFolder.visit(base, within, bounds.files() + SPARE_FOLDERS, (path, content) -> {
            if (files.size() == bounds.files()) {
                throw new UnsafeFileException("more than " + bounds.files() + " files");
            }
            Tree.File file = put(path, content, left[0], bounds);
            left[0] -= file.bytes();
            files.add(file);
        });
        return put(new Tree(files).encode());
    }

    /** Marks a blob that is there already as just written, so that no sweep takes it; false if it is not there. */
    private static boolean keepAnew(Path place) throws IOException {
        try {
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Deletes the blobs that nothing needs any more, and what a killed process left half-written.
     *
     * @param trees all trees still in use; their files are kept
     * @param before what was put after this is kept too: its owner may not be recorded yet
     * @throws IOException if a tree cannot be read; nothing is deleted then
     */
    public void sweep(Collection<Digest> trees, Instant before) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Set<String> kept = new HashSet<>();
        for (Digest tree : trees) {
            kept.add(tree.hex());
            tree(tree).files().forEach(file -> kept.add(file.digest().hex()));
        }
        List<Path> blobs;
        try (Stream<Path> all = Files.find(
                root,
                3,
                (path, attributes) -> attributes.isRegularFile()
                        && !kept.contains(String.valueOf(path.getFileName()))
                        && attributes.lastModifiedTime().toInstant().isBefore(before))) {
            blobs = all.toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                // Another process is putting or sweeping at this moment; the next sweep will do.
                return;
            }
            throw e.getCause();
        }
        for (Path blob : blobs) {
            remove(blob, before);
        }
    }

    /** Out of sight first, then a second look: another process may have marked it anew in between. */
    private static void remove(Path blob, Instant before) throws IOException {
        Path removed = AtomicFiles.beside(blob);
        try {
            Files.move(blob, removed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException sweptByAnother) {
            return;
        }
        if (Files.getLastModifiedTime(removed).toInstant().isBefore(before)) {
            Files.delete(removed);
        } else {
            Files.move(removed, blob, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Tree.File put(String path, InputStream content, long left, Bounds bounds) throws IOException {
        Path temporary = AtomicFiles.beside(root.resolve("incoming"));
        MessageDigest sha256 = Digest.sha256();
        try {
            long bytes;
            try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
                    InputStream bounded = BoundedInputStream.builder()
                            .setInputStream(content)
                            .setMaxCount(left + 1)
                            .get();
                    InputStream digested = new DigestInputStream(bounded, sha256)) {
                bytes = digested.transferTo(out);
            }
            if (bytes > left) {
                throw new UnsafeFileException("more than " + bounds.bytes() + " bytes in all");
            }
            Digest digest = Digest.of(sha256);
            Path place = place(digest);
            if (!keepAnew(place)) {
                Files.createDirectories(AtomicFiles.parentOf(place));
                AtomicFiles.moveIntoPlace(temporary, place);
            }
            return new Tree.File(path, bytes, digest);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Reads the list of a tree.
     *
     * @throws IOException if it is not there or damaged
     */
    public Tree tree(Digest digest) throws IOException {
        byte[] bytes = Files.readAllBytes(place(digest));
        verify(digest, Digest.of(bytes));
        return Tree.decode(bytes);
    }

    /**
     * Copies a tree's files into a folder. They are copies, never links: whoever gets them may change them.
     *
     * @param into a folder, created if need be
     * @throws IOException if a blob is not there or damaged, or the copy could not be written
     */
    public void restore(Digest digest, Path into) throws IOException {
        Files.createDirectories(into);
        for (Tree.File file : tree(digest).files()) {
            Path target = into.resolve(file.path()).normalize();
            if (!target.startsWith(into.normalize())) {
                throw new IOException("a tree names a file outside its folder: " + file.path());
            }
            Files.createDirectories(AtomicFiles.parentOf(target));
            copy(file.digest(), target);
        }
    }

    private void copy(Digest digest, Path target) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(place(digest)), sha256);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            in.transferTo(out);
        }
        verify(digest, Digest.of(sha256));
    }

    private void verify(Digest wanted, Digest found) throws IOException {
        if (!wanted.equals(found)) {
            throw new IOException("the stored file " + place(wanted) + " is damaged: its SHA-256 is " + found
                    + "; restore it from a backup or remove what uses it");
        }
    }

    private Path place(Digest digest) {
        return root.resolve("sha256").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }
}
