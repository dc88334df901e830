package nsml.submission.search;

/** Unites the lists of one query after the other. Not thread-safe. */
final class ListUnion {

    private final int cutoff;
    private final double[] sums;
    private final int[] lists;
    private final int[] found;
    private int size;

    ListUnion(int references, int cutoff) {
        this.cutoff = cutoff;
        sums = new double[references];
        lists = new int[references];
        found = new int[references];
    }

    void add(Ranking list, double weight) {
        for (int rank = 0; rank < Math.min(cutoff, list.size()); rank++) {
            int document = list.index(rank);
            if (lists[document]++ == 0) {
                found[size++] = document;
            }
            sums[document] += weight * list.score(rank);
        }
    }

    /** The union of the lists added, filled up from the query's own; after this it's empty again. */
    Ranking finish(Ranking own, double boost, TieOrder ties, int limit) {
        var best = new TopKeys(Math.min(size, limit));
        for (int i = 0; i < size; i++) {
            int document = found[i];
            double score = (1 + boost * (lists[document] - 1)) * sums[document];
            best.offer(ties.key((float) score, document));
        }
        Ranking filled = fill(best.ranking(ties), own, Math.min(limit, own.size()));
        clear();
        return filled;
    }

    private Ranking fill(Ranking union, Ranking own, int wanted) {
        if (union.size() >= wanted) {
            return union;
        }
        var indices = new int[wanted];
        var scores = new float[wanted];
        for (int rank = 0; rank < union.size(); rank++) {
            indices[rank] = union.index(rank);
            scores[rank] = union.score(rank);
        }
        int at = union.size();
        for (int rank = 0; at < wanted; rank++) {
            if (lists[own.index(rank)] == 0) {
                indices[at] = own.index(rank);
                scores[at] = Float.NEGATIVE_INFINITY;
                at++;
            }
        }
        return new Ranking(indices, scores);
    }

    private void clear() {
        for (int i = 0; i < size; i++) {
            sums[found[i]] = 0;
            lists[found[i]] = 0;
        }
        size = 0;
    }
}
