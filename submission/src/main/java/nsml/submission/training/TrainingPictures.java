package nsml.submission.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import nsml.submission.picture.RgbPicture;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a training set, decoded and resized: kept in memory if all fit, read again each time otherwise.
 *
 * <p>A picture that can't be read is named and left out.
 */
public final class TrainingPictures {

    /** Reads a picture and brings it to the size the network takes. */
    @FunctionalInterface
    public interface Reader {

        /** Called by several threads at once. */
        RgbPicture read(Path file) throws IOException;
    }

    /** What came of reading one picture: without a complaint it is usable, and kept if there is room. */
    private record Entry(
            ClassFolders.Picture source,
            @Nullable RgbPicture kept,
            @Nullable String complaint) {}

    private final List<Entry> entries;
    private final Reader reader;
    private final int size;

    private TrainingPictures(List<Entry> entries, Reader reader, int size) {
        this.entries = entries;
        this.reader = reader;
        this.size = size;
    }

    /**
     * Reads all pictures once, on all processors.
     *
     * @param size width and height that the reader gives each picture
     * @param memory how many bytes of pixels may be kept
     * @param complaints is told of each picture that can't be read
     * @throws IOException if none can be read
     */
    public static TrainingPictures read(
            ClassFolders folders, Reader reader, int size, long memory, Consumer<String> complaints)
            throws IOException {
        boolean keep = 3L * size * size * folders.pictures().size() <= memory;
        List<Entry> all = folders.pictures().parallelStream()
                .map(picture -> read(picture, reader, keep))
                .toList();
        for (Entry entry : all) {
            if (entry.complaint() != null) {
                complaints.accept(entry.complaint());
            }
        }
        List<Entry> readable =
                all.stream().filter(entry -> entry.complaint() == null).toList();
        if (readable.isEmpty()) {
            throw new IOException("none of the " + all.size() + " training pictures can be read");
        }
        return new TrainingPictures(readable, reader, size);
    }

    private static Entry read(ClassFolders.Picture source, Reader reader, boolean keep) {
        try {
            RgbPicture picture = reader.read(source.file());
            return new Entry(source, keep ? picture : null, null);
        } catch (IOException e) {
            return new Entry(source, null, String.valueOf(e.getMessage()));
        }
    }

    /** Width and height of each picture. */
    public int size() {
        return size;
    }

    /** The label of each picture, in order. */
    public List<Integer> labels() {
        return entries.stream().map(entry -> entry.source().label()).toList();
    }

    RgbPicture picture(int index) throws IOException {
        Entry entry = entries.get(index);
        RgbPicture kept = entry.kept();
        return kept != null ? kept : reader.read(entry.source().file());
    }

    int label(int index) {
        return entries.get(index).source().label();
    }
}
