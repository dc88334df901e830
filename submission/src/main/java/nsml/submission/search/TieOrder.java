package nsml.submission.search;

/**
 * Which of two references with the same score comes first.
 *
 * <p>References have numbers, not ids: give them in the order of their ids, as the test data are.
 */
public enum TieOrder {
    /** The smaller number first. The choice for everything new. */
    ID_ASCENDING {
        @Override
        long key(float score, int index) {
            return upper(score) | (~index & LOWER);
        }

        @Override
        int index(long key) {
            return (int) ~key;
        }
    },

    /** The larger number first: NumPy's stable {@code argsort}, then {@code flip}, as the 2018 submissions had it. */
    ARGSORT_FLIP {
        @Override
        long key(float score, int index) {
            return upper(score) | index;
        }

        @Override
        int index(long key) {
            return (int) key;
        }
    };

    private static final long LOWER = 0xffff_ffffL;

    /** A number that is larger the earlier the reference comes. */
    abstract long key(float score, int index);

    abstract int index(long key);

    static float score(long key) {
        return Float.intBitsToFloat(sortable((int) (key >> Integer.SIZE)));
    }

    private static long upper(float score) {
        // Adding zero makes -0 and 0 one score.
        return (long) sortable(Float.floatToIntBits(score + 0f)) << Integer.SIZE;
    }

    /** Negative floats have their bits the wrong way round; the same step goes back. */
    private static int sortable(int bits) {
        return bits ^ ((bits >> (Integer.SIZE - 1)) & Integer.MAX_VALUE);
    }
}
