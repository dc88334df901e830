package nsml.submission.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the references most similar to a query, exactly.
 *
 * <p>Queries go through in blocks, on all cores, and only the best of each are kept, so the table of all scores never exists:
 * next to the vectors and the result (8 bytes for each reference in each ranking) it needs a few megabytes. The references
 * are held twice. Immutable and thread-safe.
 */
public final class CosineSearch {

    private static final int LARGEST_BLOCK = 32;

    private final UnitVectors references;
    private final TieOrder ties;
    private final Tile[] tiles;

    private CosineSearch(UnitVectors references, TieOrder ties) {
        this.references = references;
        this.ties = ties;
        tiles = IntStream.range(0, (references.size() + Tile.SIZE - 1) / Tile.SIZE)
                .parallel()
                .mapToObj(i -> new Tile(references, i * Tile.SIZE))
                .toArray(Tile[]::new);
    }

    /** Prepares to search among these references; there may be none. */
    public static CosineSearch among(UnitVectors references, TieOrder ties) {
        return new CosineSearch(references, ties);
    }

    /** What is searched. */
    public UnitVectors references() {
        return references;
    }

    /** Which of two references with the same score comes first. */
    public TieOrder ties() {
        return ties;
    }

    /**
     * Ranks the references for each query by cosine similarity.
     *
     * @param queries of the references' dimension; there may be none
     * @param limit how many references a ranking has at most, at least 1; the number of references gives complete rankings
     * @return a ranking for each query, in their order; empty ones if there are no references
     */
    public List<Ranking> search(UnitVectors queries, int limit) {
        checkLimit(limit);
        if (queries.size() == 0 || references.size() == 0) {
            return IntStream.range(0, queries.size())
                    .mapToObj(i -> new TopKeys(0).ranking(ties))
                    .toList();
        }
        if (queries.dimension() != references.dimension()) {
            throw new IllegalArgumentException("queries of dimension " + queries.dimension()
                    + " can't be compared with references of dimension " + references.dimension()
                    + "; both need the same descriptor");
        }
        int kept = Math.min(limit, references.size());
        int block = blockSize(queries.size());
        return IntStream.range(0, (queries.size() + block - 1) / block)
                .parallel()
                .mapToObj(i -> searchBlock(queries, i * block, Math.min(queries.size(), (i + 1) * block), kept))
                .flatMap(List::stream)
                .toList();
    }

    static void checkLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a ranking has at least one place, not " + limit);
        }
    }

    /** Blocks small enough that every core gets some, large enough to use what is in its cache. */
    private static int blockSize(int queries) {
        int forEveryCore = queries / (4 * Runtime.getRuntime().availableProcessors());
        return Math.max(1, Math.min(LARGEST_BLOCK, forEveryCore));
    }

    private List<Ranking> searchBlock(UnitVectors queries, int from, int to, int kept) {
        var block = new float[to - from][];
        var best = new ArrayList<TopKeys>();
        for (int i = 0; i < block.length; i++) {
            block[i] = Arrays.copyOf(queries.vector(from + i), Tile.padded(queries.dimension()));
            best.add(new TopKeys(kept));
        }
        var scores = new float[block.length][Tile.SIZE];
        for (int tile = 0; tile < tiles.length; tile++) {
            tiles[tile].addScores(block, scores);
            int first = tile * Tile.SIZE;
            int count = Math.min(Tile.SIZE, references.size() - first);
            for (int i = 0; i < block.length; i++) {
                offer(best.get(i), scores[i], first, count);
                Arrays.fill(scores[i], 0);
            }
        }
        return best.stream().map(keys -> keys.ranking(ties)).toList();
    }

    private void offer(TopKeys best, float[] scores, int first, int count) {
        for (int i = 0; i < count; i++) {
            best.offer(ties.key(scores[i], first + i));
        }
    }
}
