package nsml.scoring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the ranking of one query is worth, from 0 to 1; the score of several queries is the mean.
 *
 * <p>The denominator of average precision is always R, the number of relevant references there are, also when the list is cut
 * at K: one hit at rank 1 of five relevant ones gives 0.2. This is {@code map} and {@code map_cut} of trec_eval.
 */
public sealed interface Metric {

    /** The average precision over the whole list: {@code map}. */
    record AveragePrecision() implements Metric {

        @Override
        public String name() {
            return "map";
        }

        @Override
        public boolean needsEveryReference() {
            return true;
        }

        @Override
        public double of(int[] hits, int relevant) {
            return averagePrecision(hits, relevant, Integer.MAX_VALUE);
        }
    }

    /** The average precision over the first {@code cutoff} of the list: {@code map@K}. */
    record AveragePrecisionAt(int cutoff) implements Metric {

        public AveragePrecisionAt {
            requirePositive(cutoff);
        }

        @Override
        public String name() {
            return "map@" + cutoff;
        }

        @Override
        public double of(int[] hits, int relevant) {
            return averagePrecision(hits, relevant, cutoff);
        }
    }

    /** The hit rate: 1 if any of the first {@code cutoff} is relevant, whatever the number of relevant ones: {@code recall@K}. */
    record RecallAt(int cutoff) implements Metric {

        public RecallAt {
            requirePositive(cutoff);
        }

        @Override
        public String name() {
            return "recall@" + cutoff;
        }

        @Override
        public double of(int[] hits, int relevant) {
            return hits.length > 0 && hits[0] <= cutoff ? 1 : 0;
        }
    }

    /**
     * Reads a metric's exact name.
     *
     * @throws IllegalArgumentException if there is none of that name; the message says which there are
     */
    static Metric parse(String name) {
        if (name.equals("map")) {
            return new AveragePrecision();
        }
        Matcher matcher = Pattern.compile("(map|recall)@([1-9][0-9]{0,8})").matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("unknown metric \"" + name
                    + "\"; there are map, map@K and recall@K with K from 1, for instance map@1000");
        }
        int cutoff = Integer.parseInt(matcher.group(2));
        return matcher.group(1).equals("map") ? new AveragePrecisionAt(cutoff) : new RecallAt(cutoff);
    }

    /** Returns the exact name, which {@link #parse} reads. */
    String name();

    /** Tells whether a list must hold every reference. Otherwise any length will do. */
    default boolean needsEveryReference() {
        return false;
    }

    /**
     * Scores the ranking of one query.
     *
     * @param hits the ranks, from 1, at which the list has relevant references, ascending
     * @param relevant how many relevant references there are, in the list or not; at least 1
     */
    double of(int[] hits, int relevant);

    private static double averagePrecision(int[] hits, int relevant, int cutoff) {
        double sum = 0;
        for (int i = 0; i < hits.length && hits[i] <= cutoff; i++) {
            sum += (i + 1.0) / hits[i];
        }
        return sum / relevant;
    }

    private static void requirePositive(int cutoff) {
        if (cutoff < 1) {
            throw new IllegalArgumentException(
                    "a metric looks at the first 1 or more of a list, not the first " + cutoff);
        }
    }
}
