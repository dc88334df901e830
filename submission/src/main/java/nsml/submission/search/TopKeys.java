package nsml.submission.search;

import java.util.Arrays;

/** Keeps the largest keys offered: a heap with the smallest of them on top, built when the limit is reached. */
final class TopKeys {

    private final long[] keys;
    private int size;

    TopKeys(int limit) {
        keys = new long[limit];
    }

    void offer(long key) {
        if (size < keys.length) {
            keys[size++] = key;
            if (size == keys.length) {
                // Ascending order is a heap already.
                Arrays.sort(keys);
            }
        } else if (size > 0 && key > keys[0]) {
            replaceSmallest(key);
        }
    }

    private void replaceSmallest(long key) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            keys[at] = keys[child];
            at = child;
        }
        keys[at] = key;
    }

    /** What was kept, largest first. Nothing may be offered afterwards. */
    Ranking ranking(TieOrder ties) {
        Arrays.sort(keys, 0, size);
        var indices = new int[size];
        var scores = new float[size];
        for (int i = 0; i < size; i++) {
            long key = keys[size - 1 - i];
            indices[i] = ties.index(key);
            scores[i] = TieOrder.score(key);
        }
        return new Ranking(indices, scores);
    }
}
