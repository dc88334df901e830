package nsml.scoring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Grades answers against the truth.
 *
 * <p>The grade depends on the rankings alone: neither the order of the queries in the file nor the names of the ids change it, not
 * even in the last bit. Immutable, so safe for many threads.
 */
public final class Grader {

    private static final Metric TIE = new Metric.RecallAt(1);

    private final AnswerKey key;
    private final Split split;
    private final Metric metric;
    private final Tolerance tolerance;

    /**
     * Prepares for any number of answers, strictly.
     *
     * @throws IllegalArgumentException if the split does not have exactly the queries of the truth
     */
    public Grader(Truth truth, Split split, Metric metric) {
        this(truth, split, metric, Tolerance.STRICT);
    }

    /**
     * Prepares for any number of answers.
     *
     * @throws IllegalArgumentException if the split does not have exactly the queries of the truth
     */
    public Grader(Truth truth, Split split, Metric metric, Tolerance tolerance) {
        if (!split.covers(truth)) {
            throw new IllegalArgumentException("the split must have every query of the truth once, and no other");
        }
        key = new AnswerKey(truth);
        this.split = split;
        this.metric = metric;
        this.tolerance = tolerance;
    }

    /**
     * Grades a file that a submission has left behind. All its processes must be dead.
     *
     * @param folder ours; not written, but all below it is the submission's
     * @param file the file's path within {@code folder}
     * @param maxBytes the size from which a file is refused unread
     * @throws BadAnswers if the file is not there, unfinished or wrong; the submission is to blame
     * @throws IOException if it could not be read; the submission is not to blame
     */
    public Grade grade(Path folder, Path file, long maxBytes) throws BadAnswers, IOException {
        return AnswersFile.read(folder, file, maxBytes, in -> grade(in, maxBytes));
    }

    /**
     * Grades a single file, whose own folder is ours.
     *
     * @throws BadAnswers if the file is not there, unfinished or wrong; the submission is to blame
     * @throws IOException if it could not be read; the submission is not to blame
     */
    public static Grade grade(Path answers, Truth truth, Split split, Metric metric, long maxBytes)
            throws BadAnswers, IOException {
        return grade(answers, truth, split, metric, Tolerance.STRICT, maxBytes);
    }

    /**
     * Grades a single file, whose own folder is ours, with the given tolerance.
     *
     * @throws BadAnswers if the file is not there, unfinished or wrong; the submission is to blame
     * @throws IOException if it could not be read; the submission is not to blame
     */
    public static Grade grade(Path answers, Truth truth, Split split, Metric metric, Tolerance tolerance, long maxBytes)
            throws BadAnswers, IOException {
        Path file = answers.toAbsolutePath();
        Path folder = requireNonNull(file.getParent(), () -> file + " is no file");
        return new Grader(truth, split, metric, tolerance).grade(folder, folder.relativize(file), maxBytes);
    }

    Grade grade(InputStream in, long maxBytes) throws BadAnswers, IOException {
        RankingSheet sheet = new RankingSheet(key, metric, tolerance);
        return grade(new RankingsReader(sheet, new Pieces(in, maxBytes)).read(), sheet.tolerated());
    }

    private Grade grade(int[][] hits, List<String> flaws) {
        double[] scores = each(hits, metric);
        double[] ties = each(hits, TIE);
        SortedMap<String, Double> byQuery = new TreeMap<>();
        for (int query = 0; query < scores.length; query++) {
            byQuery.put(key.queries().id(query), scores[query]);
        }
        return new Grade(
                metric,
                part(
                        scores,
                        ties,
                        query -> split.publicQueries().contains(key.queries().id(query))),
                part(
                        scores,
                        ties,
                        query -> split.privateQueries().contains(key.queries().id(query))),
                part(scores, ties, query -> true),
                byQuery,
                flaws);
    }

    private double[] each(int[][] hits, Metric wanted) {
        return IntStream.range(0, hits.length)
                .mapToDouble(query -> wanted.of(hits[query], key.relevant(query).length))
                .toArray();
    }

    private static Grade.Part part(double[] scores, double[] ties, IntPredicate belongs) {
        int[] queries = IntStream.range(0, scores.length).filter(belongs).toArray();
        return new Grade.Part(mean(scores, queries), mean(ties, queries), queries.length);
    }

    /** Adds in the order of the values, so that the order of the queries does not show in the sum's last bits. */
    private static double mean(double[] values, int[] queries) {
        double[] ordered = Arrays.stream(queries)
                .mapToDouble(query -> values[query])
                .sorted()
                .toArray();
        double sum = 0;
        for (double value : ordered) {
            sum += value;
        }
        return ordered.length == 0 ? 0 : sum / ordered.length;
    }
}
