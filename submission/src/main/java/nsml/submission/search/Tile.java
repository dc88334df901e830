package nsml.submission.search;

/**
 * Some hundred references turned on their side: one row for each dimension, so that a query's scores for all of them are
 * sums of rows, which the compiler turns into vector instructions.
 *
 * <p>Each score is summed in the same order wherever its reference stands, so equal vectors have equal scores. There is no
 * fused multiply-add: it would round differently on machines that have it.
 */
final class Tile {

    static final int SIZE = 256;

    /** Rows that are added in one go; the dimension is rounded up to a multiple with rows of zeros. */
    static final int STEP = 4;

    /** Rows that stay in the cache while all queries of a block pass. */
    private static final int CHUNK = 256;

    private final float[][] rows;

    /** Takes {@link #SIZE} references from {@code first} on, or as many as there are. */
    Tile(UnitVectors references, int first) {
        rows = new float[padded(references.dimension())][SIZE];
        int count = Math.min(SIZE, references.size() - first);
        for (int i = 0; i < count; i++) {
            for (int component = 0; component < references.dimension(); component++) {
                rows[component][i] = references.at(first + i, component);
            }
        }
    }

    /** A dimension rounded up to a multiple of {@link #STEP}. */
    static int padded(int dimension) {
        return Math.multiplyExact((dimension + STEP - 1) / STEP, STEP);
    }

    /**
     * Adds the dot products.
     *
     * @param queries each padded
     * @param scores {@code [queries, SIZE]}
     */
    void addScores(float[][] queries, float[][] scores) {
        for (int chunk = 0; chunk < rows.length; chunk += CHUNK) {
            int end = Math.min(rows.length, chunk + CHUNK);
            for (int i = 0; i < queries.length; i++) {
                for (int row = chunk; row < end; row += STEP) {
                    add(scores[i], queries[i], row);
                }
            }
        }
    }

    private void add(float[] scores, float[] query, int row) {
        add(
                scores,
                query[row],
                rows[row],
                query[row + 1],
                rows[row + 1],
                query[row + 2],
                rows[row + 2],
                query[row + 3],
                rows[row + 3]);
    }

    /** A method of its own with nothing but this loop: only so does the compiler find it. */
    private static void add(
            float[] scores, float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] += (a * as[i] + b * bs[i]) + (c * cs[i] + d * ds[i]);
        }
    }
}
