package nsml.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
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

    private final Path root;

    /** Uses {@code root}, created when the first blob comes. */
    public BlobStore(Path root) {
        this.root = root;
    }

    /** Keeps bytes. */
    public Digest put(byte[] bytes) throws IOException {
        Digest digest = Digest.of(bytes);
        Path place = place(digest);
        if (!Files.exists(place)) {
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
        ForeignFolder.visit(base, within, (path, content) -> {
            if (files.size() == bounds.files()) {
                throw new UnsafeFileException("more than " + bounds.files() + " files");
            }
            Tree.File file = put(path, content, left[0], bounds);
            left[0] -= file.bytes();
            files.add(file);
        });
        return put(new Tree(files).encode());
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
            if (!Files.exists(place)) {
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
