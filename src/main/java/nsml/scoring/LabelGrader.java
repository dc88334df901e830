package nsml.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Grades a prediction file against labels, line by line; {@link Labels} describes both files.
 *
 * <p>Immutable, so safe for many threads.
 */
public final class LabelGrader {

    private final LabelKey key;
    private final LabelMetric metric;

    /**
     * Prepares for any number of prediction files.
     *
     * @throws IllegalArgumentException if the labels are not what the metric needs; the message says what it does
     */
    public LabelGrader(Labels labels, LabelMetric metric) {
        key = labels.key(metric);
        this.metric = metric;
    }

    /**
     * Grades a file that a submission has left behind. All its processes must be dead.
     *
     * @param folder ours; not written, but all below it is the submission's
     * @param file the file's path within {@code folder}
     * @param maxBytes the size from which a file is refused unread
     * @throws BadAnswers if the file is not there, or wrong; the submission is to blame
     * @throws IOException if it could not be read; the submission is not to blame
     */
    public LabelGrade grade(Path folder, Path file, long maxBytes) throws BadAnswers, IOException {
        return AnswersFile.read(folder, file, maxBytes, in -> grade(in, maxBytes));
    }

    LabelGrade grade(InputStream in, long maxBytes) throws BadAnswers, IOException {
        Tally<LabelFlaw> tally = new Tally<>();
        LabelReader reader = new LabelReader(new TextLines(in, maxBytes), tally);
        LabelKey.Sheet sheet = key.begin(reader);
        int lines = reader.read(key.size(), sheet);
        if (lines != key.size()) {
            tally.add(LabelFlaw.WRONG_COUNT, () -> count(lines, reader));
        }
        if (!tally.isEmpty()) {
            throw new BadAnswers(BadAnswers.Kind.WRONG, tally);
        }
        return new LabelGrade(metric, sheet.score(), lines);
    }

    private String count(int lines, LabelReader reader) {
        return key.size() + " are expected, one for each label, and " + lines + " came; "
                + (lines < key.size()
                        ? "the first label without a prediction is number " + (lines + 1)
                        : "the first without a label is " + reader.firstBeyond());
    }
}
