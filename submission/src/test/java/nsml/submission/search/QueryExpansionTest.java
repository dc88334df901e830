package nsml.submission.search;

import static nsml.submission.vectors.ReferenceVectors.doubles;
import static nsml.submission.vectors.ReferenceVectors.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nsml.submission.search.QueryExpansion.ListWeight;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryExpansionTest {

    @Test
    void noneIsThePlainSearch() {
        assertThat(QueryExpansion.none().search(Toy.SEARCH, Toy.QUERIES, 5))
                .isEqualTo(Toy.SEARCH.search(Toy.QUERIES, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void averagesAreThoseOfTheVectors(int neighbours) {
        JsonNode expected = Toy.VECTORS.get("aqe_n" + neighbours);
        Toy.assertVectors(new AlphaExpansion(neighbours, 0).expand(Toy.SEARCH, Toy.QUERIES), expected.get("Q"));
        Toy.assertRankings(QueryExpansion.average(neighbours).search(Toy.SEARCH, Toy.QUERIES, 8), expected);
    }

    @ParameterizedTest
    @CsvSource({"3,3", "3,0", "8,3", "2,1"})
    void alphaWeightsAreThoseOfTheVectors(int neighbours, int alpha) {
        JsonNode expected = Toy.VECTORS.get("alpha_qe_n" + neighbours + "_a" + alpha);
        Toy.assertVectors(new AlphaExpansion(neighbours, alpha).expand(Toy.SEARCH, Toy.QUERIES), expected.get("Q"));
        Toy.assertRankings(QueryExpansion.alpha(neighbours, alpha).search(Toy.SEARCH, Toy.QUERIES, 8), expected);
    }

    @Test
    void aNegativeSimilarityWithAFractionalAlphaWeighsNothing() {
        UnitVectors references = UnitVectors.of(List.of(new float[] {-1, 0}, new float[] {-1, 1}));
        UnitVectors query = UnitVectors.of(List.of(new float[] {1, 0}));
        CosineSearch search = CosineSearch.among(references, TieOrder.ID_ASCENDING);
        assertThat(new AlphaExpansion(2, 0.5).expand(search, query).vector(0)).containsExactly(1, 0);
    }

    @Nested
    class Union {

        @ParameterizedTest
        @CsvSource({"2,4,0,SIMILARITY,sim", "2,4,1,SIMILARITY,sim", "2,4,0.5,ONE,one", "3,8,0.5,SIMILARITY,sim"})
        void isThatOfTheVectors(int documents, int cutoff, String boost, ListWeight weight, String name) {
            JsonNode expected = Toy.VECTORS.get("union_m" + documents + "_K" + cutoff + "_beta" + boost + "_" + name);
            QueryExpansion union = QueryExpansion.union(documents, cutoff, Double.parseDouble(boost), weight);
            List<Ranking> rankings = union.search(Toy.SEARCH, Toy.QUERIES, 8);
            List<Ranking> own = Toy.SEARCH.search(Toy.QUERIES, 8);
            for (int query = 0; query < 3; query++) {
                int[] lists = ints(expected.get("lists_with_doc").get(query));
                int found =
                        (int) Arrays.stream(lists).filter(count -> count > 0).count();
                Ranking ranking = rankings.get(query);
                assertThat(ranking.limitedTo(found).indices())
                        .containsExactly(
                                Arrays.copyOf(ints(expected.get("ranks").get(query)), found));
                Toy.assertScores(
                        ranking.limitedTo(found), doubles(expected.get("scores").get(query)));
                assertThat(Arrays.stream(ranking.indices()).skip(found))
                        .as("the rest, in the order of the query's own search")
                        .containsExactlyElementsOf(Arrays.stream(own.get(query).indices())
                                .filter(document -> lists[document] == 0)
                                .boxed()
                                .toList());
                for (int rank = found; rank < 8; rank++) {
                    assertThat(ranking.score(rank)).isEqualTo(Float.NEGATIVE_INFINITY);
                }
            }
        }

        @Test
        void aLimitKeepsTheBest() {
            QueryExpansion union = QueryExpansion.union(2, 4, 1, ListWeight.SIMILARITY);
            List<Ranking> all = union.search(Toy.SEARCH, Toy.QUERIES, 8);
            for (int limit = 1; limit < 8; limit++) {
                int places = limit;
                assertThat(union.search(Toy.SEARCH, Toy.QUERIES, limit))
                        .isEqualTo(all.stream()
                                .map(ranking -> ranking.limitedTo(places))
                                .toList());
            }
        }

        @Test
        void hasEachReferenceOnceAndAllOfThemOnDemand() {
            for (int documents = 1; documents <= 10; documents++) {
                QueryExpansion union = QueryExpansion.union(documents, 3, 1, ListWeight.ONE);
                assertThat(union.search(Toy.SEARCH, Toy.QUERIES, 1000))
                        .allSatisfy(ranking -> assertThat(
                                        Arrays.stream(ranking.indices()).sorted())
                                .containsExactlyElementsOf(
                                        IntStream.range(0, 8).boxed().toList()));
            }
        }

        @Test
        void anyBlockOfQueriesGivesTheSame() {
            int[] many = IntStream.range(0, 100).map(i -> i % 3).toArray();
            QueryExpansion union = QueryExpansion.union(2, 4, 0.5, ListWeight.SIMILARITY);
            List<Ranking> three = union.search(Toy.SEARCH, Toy.QUERIES, 6);
            assertThat(union.search(Toy.SEARCH, Toy.QUERIES.subset(many), 6))
                    .isEqualTo(Arrays.stream(many).mapToObj(three::get).toList());
        }

        @Test
        void equalScoresAreInTheOrderOfTies() {
            UnitVectors same = UnitVectors.of(List.of(new float[] {1, 1}, new float[] {1, 1}, new float[] {1, 1}));
            QueryExpansion union = QueryExpansion.union(3, 3, 1, ListWeight.ONE);
            assertThat(union.search(CosineSearch.among(same, TieOrder.ID_ASCENDING), same, 3)
                            .get(1)
                            .indices())
                    .containsExactly(0, 1, 2);
            assertThat(union.search(CosineSearch.among(same, TieOrder.ARGSORT_FLIP), same, 3)
                            .get(1)
                            .indices())
                    .containsExactly(2, 1, 0);
        }
    }

    @Test
    void withoutReferencesRankingsAreEmpty() {
        CosineSearch nothing = CosineSearch.among(UnitVectors.of(List.of()), TieOrder.ID_ASCENDING);
        for (QueryExpansion expansion : List.of(
                QueryExpansion.none(),
                QueryExpansion.average(5),
                QueryExpansion.alpha(5, 3),
                QueryExpansion.union(5, 10, 1, ListWeight.ONE))) {
            assertThat(expansion.search(nothing, Toy.QUERIES, 10))
                    .hasSize(3)
                    .allSatisfy(ranking -> assertThat(ranking.size()).isZero());
        }
    }

    @Test
    void wrongUseIsExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryExpansion.average(0))
                .withMessage("query expansion needs at least one reference, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryExpansion.alpha(5, Double.NaN))
                .withMessageContaining("not NaN; 3 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryExpansion.union(0, 1000, 1, ListWeight.ONE))
                .withMessageContaining("not 0 and 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryExpansion.union(5, 1000, -1, ListWeight.ONE))
                .withMessageContaining("the boost is 0 or more");
    }
}
