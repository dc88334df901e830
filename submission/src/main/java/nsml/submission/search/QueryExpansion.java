package nsml.submission.search;

import java.util.List;

/**
 * Searches with more than the query alone: its best references take part.
 *
 * <p>Implementations are immutable and thread-safe, and never return a reference twice in one ranking.
 */
@FunctionalInterface
public interface QueryExpansion {

    /**
     * Ranks the references for each query.
     *
     * @param limit how many references a ranking has at most, at least 1; the number of references gives complete rankings
     * @return a ranking of min(limit, references) for each query, in their order
     */
    List<Ranking> search(CosineSearch among, UnitVectors queries, int limit);

    /** The query alone; scores are cosine similarities. */
    static QueryExpansion none() {
        return CosineSearch::search;
    }

    /**
     * AQE: searches again with the mean of the query and its best references; scores are cosine similarities to that.
     *
     * @param neighbours how many references, at least 1; 5 to 10 are usual
     */
    static QueryExpansion average(int neighbours) {
        return alpha(neighbours, 0);
    }

    /**
     * Alpha-QE: as {@link #average}, each reference weighted with max(0, its similarity) to the power alpha.
     *
     * @param neighbours how many references, at least 1; 50 are usual
     * @param alpha 0 or more; 3 is usual, 0 gives the mean
     */
    static QueryExpansion alpha(int neighbours, double alpha) {
        return new AlphaExpansion(neighbours, alpha);
    }

    /**
     * The hackathon's: searches again with each of the best references and unites all the lists.
     *
     * <p>A reference d that c of the lists hold gets S(d) = (1 + boost (c - 1)) times the sum, over these lists, of the list's
     * weight times d's similarity in it. The query's own list weighs 1. A boost of 0 is CombSUM, 1 is CombMNZ (Fox and Shaw,
     * TREC-2). A best reference stays in its own list, with similarity 1. If the lists hold fewer references than wanted, the
     * rest comes in the order of the query's own search, with a score of minus infinity; all other scores are S(d).
     *
     * @param documents how many references are searched with, at least 1; 5 to 10 are usual
     * @param cutoff how long every list is, at least 1
     * @param boost 0 or more; 0.5 to 1 are usual
     * @param weight what the list of a best reference weighs
     */
    static QueryExpansion union(int documents, int cutoff, double boost, ListWeight weight) {
        return new UnionExpansion(documents, cutoff, boost, weight);
    }

    /** What the list found with one of the best references weighs in {@link #union}. */
    enum ListWeight {
        /** Its similarity to the query, 0 if that is negative. */
        SIMILARITY,
        /** As much as the query's own list. */
        ONE;

        double of(float similarity) {
            return this == ONE ? 1 : Math.max(0, similarity);
        }
    }
}
