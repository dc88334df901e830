package nsml.submission.search;

import static nsml.submission.vectors.ReferenceVectors.floats;
import static nsml.submission.vectors.ReferenceVectors.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CosineSearchTest {

    @Test
    void rankingsAreThoseOfTheVectors() {
        Toy.assertVectors(Toy.QUERIES, Toy.VECTORS.get("Q"));
        Toy.assertRankings(Toy.SEARCH.search(Toy.QUERIES, 8), Toy.VECTORS.get("base"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 100})
    void aLimitKeepsTheBest(int limit) {
        List<Ranking> all = Toy.SEARCH.search(Toy.QUERIES, 8);
        List<Ranking> limited = Toy.SEARCH.search(Toy.QUERIES, limit);
        assertThat(limited)
                .isEqualTo(all.stream().map(ranking -> ranking.limitedTo(limit)).toList());
        assertThat(limited.get(0).size()).isEqualTo(Math.min(8, limit));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "40,700,70", "300,256,5", "77,513,1023"})
    void manyTilesAndBlocksGiveWhatOneProductAtATimeGives(int queries, int references, int dimension) {
        var random = new Random(20181231);
        UnitVectors q = random(random, queries, dimension);
        UnitVectors r = random(random, references, dimension);
        List<Ranking> complete = CosineSearch.among(r, TieOrder.ID_ASCENDING).search(q, references);
        assertThat(complete).hasSize(queries);
        for (int query = 0; query < queries; query++) {
            Ranking ranking = complete.get(query);
            assertThat(Arrays.stream(ranking.indices()).sorted())
                    .containsExactlyElementsOf(
                            IntStream.range(0, references).boxed().toList());
            for (int rank = 0; rank < references; rank++) {
                assertThat((double) ranking.score(rank))
                        .isCloseTo(product(q, query, r, ranking.index(rank)), within(1e-5));
                assertThat(ranking.score(rank)).isLessThanOrEqualTo(ranking.score(Math.max(0, rank - 1)));
            }
        }
    }

    @Test
    void aQueryIsRankedTheSameInAnyCompany() {
        var random = new Random(7);
        UnitVectors queries = random(random, 100, 33);
        CosineSearch search = CosineSearch.among(random(random, 300, 33), TieOrder.ID_ASCENDING);
        List<Ranking> together = search.search(queries, 20);
        for (int query : new int[] {0, 50, 99}) {
            assertThat(search.search(queries.subset(new int[] {query}), 20)).containsExactly(together.get(query));
        }
    }

    @Nested
    class Ties {

        @Test
        void ofTheVectorsAreInTheOrderAsked() {
            JsonNode ties = Toy.VECTORS.get("ties");
            float[] scores = floats(ties.get("scores"));
            assertThat(ranked(scores, TieOrder.ID_ASCENDING)).containsExactly(ints(ties.get("wanted")));
            assertThat(ranked(scores, TieOrder.ARGSORT_FLIP))
                    .containsExactly(ints(ties.get("numpy_stable_argsort_then_flip")));
        }

        private int[] ranked(float[] scores, TieOrder ties) {
            var top = new TopKeys(scores.length);
            for (int i = 0; i < scores.length; i++) {
                top.offer(ties.key(scores[i], i));
            }
            return top.ranking(ties).indices();
        }

        @Test
        void areFoundBetweenEqualVectorsFarApart() {
            var random = new Random(3);
            UnitVectors one = random(random, 1, 1023);
            var rows = new ArrayList<float[]>();
            for (int i = 0; i < 600; i++) {
                rows.add(one.vector(0));
            }
            UnitVectors references = UnitVectors.of(rows);
            UnitVectors queries = random(random, 3, 1023);
            int[] ascending = IntStream.range(0, 600).toArray();
            int[] descending = IntStream.range(0, 600).map(i -> 599 - i).toArray();
            assertThat(CosineSearch.among(references, TieOrder.ID_ASCENDING).search(queries, 600))
                    .allSatisfy(ranking -> assertThat(ranking.indices()).containsExactly(ascending));
            assertThat(CosineSearch.among(references, TieOrder.ARGSORT_FLIP).search(queries, 600))
                    .allSatisfy(ranking -> assertThat(ranking.indices()).containsExactly(descending));
        }

        @Test
        void decideWhoIsKeptAtTheLimit() {
            UnitVectors same = UnitVectors.of(List.of(new float[] {1, 0}, new float[] {2, 0}, new float[] {3, 0}));
            assertThat(CosineSearch.among(same, TieOrder.ID_ASCENDING)
                            .search(same, 2)
                            .get(2)
                            .indices())
                    .containsExactly(0, 1);
            assertThat(CosineSearch.among(same, TieOrder.ARGSORT_FLIP)
                            .search(same, 2)
                            .get(0)
                            .indices())
                    .containsExactly(2, 1);
        }

        @ParameterizedTest
        @EnumSource
        void aKeyHoldsScoreAndNumber(TieOrder ties) {
            for (float score : new float[] {-1, -1e-30f, 0, 1e-30f, 0.5f, 1, Float.NEGATIVE_INFINITY}) {
                for (int index : new int[] {0, 1, 36_748, Integer.MAX_VALUE}) {
                    long key = ties.key(score, index);
                    assertThat(TieOrder.score(key)).isEqualTo(score);
                    assertThat(ties.index(key)).isEqualTo(index);
                }
            }
        }

        @Test
        void negativeZeroIsZero() {
            assertThat(TieOrder.ID_ASCENDING.key(-0f, 5)).isEqualTo(TieOrder.ID_ASCENDING.key(0f, 5));
        }
    }

    @Test
    void theHeapKeepsTheLargestOfManyKeys() {
        var random = new Random(11);
        for (int limit : new int[] {1, 2, 3, 10, 999, 1000, 1001}) {
            float[] scores = new float[1000];
            var top = new TopKeys(limit);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = random.nextInt(100) / 10f - 5;
                top.offer(TieOrder.ID_ASCENDING.key(scores[i], i));
            }
            assertThat(top.ranking(TieOrder.ID_ASCENDING).indices())
                    .containsExactly(IntStream.range(0, 1000)
                            .boxed()
                            .sorted((a, b) -> scores[a] == scores[b]
                                    ? Integer.compare(a, b)
                                    : Float.compare(scores[b], scores[a]))
                            .limit(limit)
                            .mapToInt(i -> i)
                            .toArray());
        }
    }

    @Test
    void numbersStandForIds() {
        List<String> ids = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(Toy.SEARCH.search(Toy.QUERIES, 3).get(0).ids(ids)).containsExactly("a", "b", "h");
    }

    @Test
    void aZeroVectorIsEquallyUnlikeEverything() {
        UnitVectors zero = UnitVectors.of(List.of(new float[4]));
        Ranking ranking = Toy.SEARCH.search(zero, 8).get(0);
        assertThat(ranking.indices()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(ranking.score(0)).isZero();
    }

    @Test
    void nothingGivesNothing() {
        UnitVectors none = UnitVectors.of(List.of());
        assertThat(Toy.SEARCH.search(none, 5)).isEmpty();
        List<Ranking> rankings = CosineSearch.among(none, TieOrder.ID_ASCENDING).search(Toy.QUERIES, 5);
        assertThat(rankings)
                .hasSize(3)
                .allSatisfy(ranking -> assertThat(ranking.size()).isZero());
    }

    @Test
    void wrongUseIsExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Toy.SEARCH.search(Toy.QUERIES, 0))
                .withMessage("a ranking has at least one place, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Toy.SEARCH.search(UnitVectors.of(new float[] {1, 2}, 2), 5))
                .withMessageContaining("queries of dimension 2 can't be compared with references of dimension 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitVectors.of(List.of(new float[2], new float[3])))
                .withMessageContaining("vector 1 has 3 numbers, the first one 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitVectors.of(List.of(new float[2], new float[] {0, Float.NaN})))
                .withMessageContaining("vector 1 has a number that is not finite");
        assertThatIllegalArgumentException().isThrownBy(() -> UnitVectors.of(new float[3], 2));
    }

    private static UnitVectors random(Random random, int size, int dimension) {
        var values = new float[size * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return UnitVectors.of(values, dimension);
    }

    private static double product(UnitVectors a, int i, UnitVectors b, int j) {
        return IntStream.range(0, a.dimension())
                .mapToDouble(k -> (double) a.at(i, k) * b.at(j, k))
                .sum();
    }
}
