package nsml.submission.search;

import static nsml.submission.vectors.ReferenceVectors.doubles;
import static nsml.submission.vectors.ReferenceVectors.elements;
import static nsml.submission.vectors.ReferenceVectors.floats;
import static nsml.submission.vectors.ReferenceVectors.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nsml.submission.vectors.ReferenceVectors;

/** Three queries and eight references in four dimensions, and what should come out. */
final class Toy {

    static final JsonNode VECTORS = ReferenceVectors.read("qe.json");
    static final UnitVectors QUERIES = vectors(VECTORS.get("Q_raw"));
    static final UnitVectors REFERENCES = vectors(VECTORS.get("R_raw"));
    static final CosineSearch SEARCH = CosineSearch.among(REFERENCES, TieOrder.ID_ASCENDING);

    private Toy() {}

    private static UnitVectors vectors(JsonNode rows) {
        return UnitVectors.of(
                elements(rows).stream().map(ReferenceVectors::floats).toList());
    }

    /** Complete rankings with the scores and ranks of one case of the file. */
    static void assertRankings(List<Ranking> rankings, JsonNode expected) {
        assertThat(rankings).hasSize(QUERIES.size());
        for (int query = 0; query < rankings.size(); query++) {
            assertThat(rankings.get(query).indices())
                    .as("ranking of query %d", query)
                    .containsExactly(ints(expected.get("ranks").get(query)));
            assertScores(rankings.get(query), doubles(expected.get("scores").get(query)));
        }
    }

    static void assertScores(Ranking ranking, double[] byReference) {
        for (int rank = 0; rank < ranking.size(); rank++) {
            assertThat((double) ranking.score(rank))
                    .as("score of reference %d", ranking.index(rank))
                    .isCloseTo(byReference[ranking.index(rank)], within(1e-5));
        }
    }

    static void assertVectors(UnitVectors vectors, JsonNode expected) {
        assertThat(vectors.size()).isEqualTo(expected.size());
        for (int i = 0; i < vectors.size(); i++) {
            assertThat(vectors.vector(i)).containsExactly(floats(expected.get(i)), within(1e-5f));
        }
    }
}
