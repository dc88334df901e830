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
     */
    record Item(String target, Path file, long bytes, Digest digest) {}

    /** Where a file lies and where it belongs. */
    private record Place(String target, Path file, long bytes) {}

    /** Reads every file of a source. */
    static Inventory of(SourceFolder source, PushProgress progress) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Map.Entry<String, Path> file : source.train().entrySet()) {
            places.add(
                    place(VersionFolder.TRAIN_SIDE + "/" + SourceFolder.TRAIN + "/" + file.getKey(), file.getValue()));
        }
        for (Path file : source.queries().values()) {
            places.add(place(VersionFolder.TEST_SIDE + "/" + SourceFolder.QUERY + "/" + file.getFileName(), file));
        }
        for (Path file : source.references().values()) {
            places.add(place(VersionFolder.TEST_SIDE + "/" + SourceFolder.REFERENCE + "/" + file.getFileName(), file));
        }
        long total = places.stream().mapToLong(Place::bytes).sum();
        long read = 0;
        List<Item> items = new ArrayList<>();
        for (Place place : places) {
            items.add(new Item(place.target(), place.file(), place.bytes(), digest(place.file())));
            read += place.bytes();
            progress.at(Step.READ, read, total);
        }
        return new Inventory(items);
    }

    private static Place place(String target, Path file) throws IOException {
        return new Place(target, file, Files.size(file));
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
