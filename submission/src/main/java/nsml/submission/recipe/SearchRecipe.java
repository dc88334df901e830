package nsml.submission.recipe;

import java.util.List;
import nsml.submission.search.CosineSearch;
import nsml.submission.search.DatabaseAugmentation;
import nsml.submission.search.QueryExpansion;
import nsml.submission.search.Ranking;
import nsml.submission.search.TieOrder;
import nsml.submission.search.UnitVectors;

/**
 * How vectors become rankings.
 *
 * @param top how many references a ranking has, or {@link #ALL}
 * @param ties which of two references with the same score comes first
 * @param augmentation what happens to the references before any query is asked
 * @param expansion what happens to the queries
 */
public record SearchRecipe(int top, TieOrder ties, DatabaseAugmentation augmentation, QueryExpansion expansion) {

    /** The value of {@code top} for complete rankings, which the metric {@code map} wants. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Ranks the references, given in the order of their ids, for each query. */
    public List<Ranking> rank(UnitVectors queries, UnitVectors references) {
        CosineSearch search = augmentation.augment(CosineSearch.among(references, ties));
        return expansion.search(search, queries, Math.min(top, Math.max(1, references.size())));
    }
}
