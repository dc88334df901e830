package nsml.submission.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a training set, decoded and resized: kept in memory if they fit, read again each time otherwise.
 *
 * <p>A picture that can't be read is named and left out. Safe for use by several threads.
 */
public final class TrainingPictures {

    /** Reads a picture as the backbone wants it: RGB bytes, {@code [height, width, 3]}, always of one size. */
    @FunctionalInterface
    public interface Reader {

        /** Throws if the file is no picture. */
        byte[] read(Path file) throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Entry(Path file, int label, byte @Nullable [] pixels) {}

    private final List<Entry> entries;
    private final Reader reader;

    private TrainingPictures(List<Entry> entries, Reader reader) {
        this.entries = List.copyOf(entries);
        this.reader = reader;
    }

    /**
     * Reads all pictures once.
     *
     * @param memory how many bytes of pixels may be kept
     * @param complaints is told of each picture that can't be read
     * @throws IOException if none can be read
     */
    public static TrainingPictures read(
            ClassFolders folders, Reader reader, long memory, Consumer<String> complaints) throws IOException {
        var entries = new ArrayList<Entry>();
        long free = memory;
        for (ClassFolders.Picture picture : folders.pictures()) {
            try {
                byte[] pixels = reader.read(picture.file());
                free -= pixels.length;
                entries.add(new Entry(picture.file(), picture.label(), free < 0 ? null : pixels));
            } catch (IOException e) {
                complaints.accept("skipped: " + e.getMessage());
            }
        }
        if (entries.isEmpty()) {
            throw new IOException("none of the " + folders.pictures().size() + " training pictures can be read");
        }
        return new TrainingPictures(entries, reader);
    }

    /** Gives the label of each picture, in order. */
    public List<Integer> labels() {
        return entries.stream().map(Entry::label).toList();
    }

    /** Counts the pictures that could be read. */
    public int size() {
        return entries.size();
    }

    byte[] pixels(int index) throws IOException {
        Entry entry = entries.get(index);
        byte[] kept = entry.pixels();
        return kept != null ? kept : reader.read(entry.file());
    }

    int label(int index) {
        return entries.get(index).label();
    }
}
