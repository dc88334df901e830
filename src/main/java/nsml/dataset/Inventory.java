package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import nsml.dataset.PushProgress.Step;
import nsml.store.Digest;

/**
 * The files that a version will hold, with their digests.
 *
 * @param items ordered by their targets
 */
record Inventory(List<Item> items) {

    /**
     * A file.
     *
     * @param target its path within the version's folder
     * @param file where it lies now
     * @param shown how its owner knows it: its path within the pushed folder
     */
    record Item(String target, Path file, String shown, long bytes, Digest digest) {

        boolean isHidden() {
            return target.startsWith(VersionFolder.HIDDEN + "/");
        }
    }

    /**
     * Reads files.
     *
     * @param files by the path where each belongs within the version's folder
     * @param source the pushed folder
     */
    static Inventory of(SortedMap<String, Path> files, Path source, PushProgress progress) throws IOException {
        long total = 0;
        for (Path file : files.values()) {
            total += Files.size(file);
        }
        long read = 0;
        List<Item> items = new ArrayList<>();
        for (Map.Entry<String, Path> entry : files.entrySet()) {
            Path file = entry.getValue();
            Item item = new Item(entry.getKey(), file, shown(file, source), Files.size(file), digest(file));
            items.add(item);
            read += item.bytes();
            progress.at(Step.READ, read, total);
        }
        return new Inventory(items);
    }

    private static String shown(Path file, Path source) {
        return (file.startsWith(source) ? source.relativize(file) : file).toString();
    }

    static Digest digest(Path file) throws IOException {
        return copy(file, OutputStream.nullOutputStream());
    }

    private static Digest copy(Path file, OutputStream out) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream in = new DigestInputStream(
                Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), sha256)) {
            in.transferTo(out);
        }
        return Digest.of(sha256);
    }

    long bytes() {
        return items.stream().mapToLong(Item::bytes).sum();
    }

    /** Returns the bytes of what sessions may see, the samples not counted again. */
    long visibleBytes() {
        return items.stream()
                .filter(item -> item.target().startsWith(VersionFolder.TRAIN_SIDE + "/")
                        || item.target().startsWith(VersionFolder.TEST_SIDE + "/"))
                .mapToLong(Item::bytes)
                .sum();
    }

    /** Copies every file to its target below {@code folder}. */
    void copyInto(Path folder, PushProgress progress) throws IOException {
        long total = bytes();
        long copied = 0;
        for (Item item : items) {
            Path target = folder.resolve(item.target());
            ReadOnly.createParents(target);
            Digest digest;
            try (OutputStream out = ReadOnly.create(target)) {
                digest = copy(item.file(), out);
            }
            if (!digest.equals(item.digest())) {
                throw new IOException(item.file() + " changed while it was read; push again when nobody writes there");
            }
            copied += item.bytes();
            progress.copied(item.file(), item.bytes());
            progress.at(Step.COPY, copied, total);
        }
    }

    /** The digest of this text is a digest of all the content. */
    byte[] encode() {
        StringBuilder text = new StringBuilder();
        for (Item item : items) {
            text.append(item.digest()).append(' ').append(item.target()).append('\0');
        }
        return text.toString().getBytes(UTF_8);
    }
}
