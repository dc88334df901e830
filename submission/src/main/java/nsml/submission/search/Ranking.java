package nsml.submission.search;

import java.util.Arrays;
import java.util.List;

/**
 * References in order, best first, each at most once.
 *
 * <p>Scores never rise from one to the next. Two rankings are equal when they have the same references with the same scores
 * in the same order. Immutable.
 */
public final class Ranking {

    private final int[] indices;
    private final float[] scores;

    /** Takes both arrays over. */
    Ranking(int[] indices, float[] scores) {
        this.indices = indices;
        this.scores = scores;
    }

    /** How many references are in it. */
    public int size() {
        return indices.length;
    }

    /** The number of the reference at a rank, 0 being the best. */
    public int index(int rank) {
        return indices[rank];
    }

    /** The score of the reference at a rank: its similarity, or what the expansion says that its scores are. */
    public float score(int rank) {
        return scores[rank];
    }

    /** The numbers of all references, best first, a copy. */
    public int[] indices() {
        return indices.clone();
    }

    /**
     * What the numbers stand for, best first.
     *
     * @param ids of all references, by number
     */
    public List<String> ids(List<String> ids) {
        return Arrays.stream(indices).mapToObj(ids::get).toList();
    }

    /** The first of it; all of it if there are fewer. */
    public Ranking limitedTo(int limit) {
        return limit >= size() ? this : new Ranking(Arrays.copyOf(indices, limit), Arrays.copyOf(scores, limit));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranking that
                && Arrays.equals(indices, that.indices)
                && Arrays.equals(scores, that.scores);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(indices) + Arrays.hashCode(scores);
    }

    @Override
    public String toString() {
        return "Ranking" + Arrays.toString(indices);
    }
}
