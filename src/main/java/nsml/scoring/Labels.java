package nsml.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hidden labels of a test set, in the order of its items. Immutable.
 *
 * <p>A label file has one label a line: a number, a string in quotes, a list or tuple of numbers - each as Python's {@code repr} or
 * JSON writes it - or bare text. A prediction file has the same form, so predictions that are the labels score best.
 */
public final class Labels {

    private final List<LabelValue> values;

    private Labels(List<LabelValue> values) {
        this.values = List.copyOf(values);
    }

    /**
     * Reads a label file, or the one file in a folder; files whose names begin with a dot don't count. The competition's owner
     * wrote it.
     *
     * @throws IllegalArgumentException if there is not exactly one file, or what it holds is not labels; the message says why
     */
    public static Labels read(Path fileOrFolder) throws IOException {
        Path file = Files.isDirectory(fileOrFolder) ? onlyFile(fileOrFolder) : fileOrFolder;
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (BadAnswers e) {
            throw new IllegalArgumentException(
                    "the labels in " + Quoted.text(file.toString()) + ": " + e.getMessage(), e);
        }
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> visible = entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
            if (visible.size() != 1 || !Files.isRegularFile(visible.get(0))) {
                throw new IllegalArgumentException("the labels must be one file, and the folder "
                        + Quoted.text(folder.toString()) + " has " + visible.size() + " entries"
                        + (visible.isEmpty() ? "" : ", the first " + Quoted.text(name(visible.get(0)))));
            }
            return visible.get(0);
        }
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    static Labels read(InputStream in) throws IOException, BadAnswers {
        List<LabelValue> values = new ArrayList<>();
        Tally<LabelFlaw> tally = new Tally<>();
        new LabelReader(new TextLines(in, Long.MAX_VALUE), tally)
                .read(Integer.MAX_VALUE, (index, value) -> values.add(value));
        if (!tally.isEmpty()) {
            throw new BadAnswers(BadAnswers.Kind.WRONG, tally);
        }
        if (values.isEmpty()) {
            throw new BadAnswers(BadAnswers.Kind.WRONG, "there is no label");
        }
        return new Labels(values);
    }

    /** Returns how many there are. */
    public int size() {
        return values.size();
    }

    LabelKey key(LabelMetric metric) {
        if (metric instanceof LabelMetric.OfClasses ofClasses) {
            return new ClassKey(values, ofClasses);
        }
        return new NumberKey(values, (LabelMetric.OfNumbers) metric);
    }
}
