package nsml.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

    private static final double ULPS = 1e-15;

    private static double score(String metric, int relevant, int... hits) {
        return Metric.parse(metric).of(hits, relevant);
    }

    @Nested
    class Names {

        @ParameterizedTest
        @ValueSource(strings = {"map", "map@1", "map@1000", "recall@1", "recall@10"})
        void areReadBackAsTheyWerePrinted(String name) {
            assertThat(Metric.parse(name).name()).isEqualTo(name);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "MAP",
                    "map ",
                    "mAP@1000",
                    "map@",
                    "map@0",
                    "map@-1",
                    "map@01",
                    "map@1e3",
                    "recall",
                    "ndcg@10",
                    "map@9999999999"
                })
        void otherwiseNameWhatThereIs(String name) {
            assertThatThrownBy(() -> Metric.parse(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + name + "\"")
                    .hasMessageContaining("map, map@K and recall@K");
        }

        @Test
        void onlyTheWholeListNeedsEveryReference() {
            assertThat(Stream.of("map", "map@10", "recall@1")
                            .filter(name -> Metric.parse(name).needsEveryReference()))
                    .containsExactly("map");
        }
    }

    /** The vectors of metrics.md by their numbers there, worked out by hand. */
    @Nested
    class Vectors {

        // V1: relevant a b c d; ranking a x b y c, so hits at 1, 3, 5 and R = 4.
        // AP@1 = 1/4; AP@3 = (1 + 2/3)/4 = 5/12; AP = (1 + 2/3 + 3/5)/4 = 17/30.
        @ParameterizedTest
        @CsvSource({
            "map@1,1,4",
            "map@3,5,12",
            "map@5,17,30",
            "map@1000,17,30",
            "map,17,30",
            "recall@1,1,1",
            "recall@5,1,1"
        })
        void v1DividesByAllThatIsRelevant(String metric, double numerator, double denominator) {
            assertThat(score(metric, 4, 1, 3, 5)).isEqualTo(numerator / denominator, within(ULPS));
        }

        // V2: R = 5, three listed, all relevant: (1 + 1 + 1)/5.
        @ParameterizedTest
        @ValueSource(strings = {"map", "map@3", "map@1000"})
        void v2MissedReferencesCount(String metric) {
            assertThat(score(metric, 5, 1, 2, 3)).isEqualTo(3.0 / 5, within(ULPS));
        }

        // V3: R = 1500 and the first 1000 are all hits: 1000/1500.
        @Test
        void v3MoreRelevantThanTheCutoffCannotReachOne() {
            int[] hits = IntStream.rangeClosed(1, 1000).toArray();
            assertThat(score("map@1000", 1500, hits)).isEqualTo(2.0 / 3, within(ULPS));
        }

        @Test
        void v4ASingleHitIsTheReciprocalOfItsRank() {
            assertThat(score("map", 1, 2)).isEqualTo(1.0 / 2);
            assertThat(score("map", 1, 4)).isEqualTo(1.0 / 4);
        }

        @Test
        void v5AHitBelowTheCutoffIsNone() {
            assertThat(score("map@3", 1, 4)).isZero();
            assertThat(score("recall@3", 1, 4)).isZero();
        }

        @Test
        void theCutoffItselfBelongsToTheList() {
            assertThat(score("map@4", 1, 4)).isEqualTo(1.0 / 4);
            assertThat(score("recall@4", 1, 4)).isOne();
        }
    }

    /** Values computed by another implementation, rounded to twelve digits. */
    @TestFactory
    Stream<DynamicTest> agreesWithTheRecordedCases() throws IOException {
        try (InputStream in = MetricTest.class.getResourceAsStream("ap.json")) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            List<DynamicTest> tests = new ArrayList<>();
            for (JsonNode recorded : cases) {
                if (recorded.get("n_rel").asInt() > 0) {
                    tests.add(DynamicTest.dynamicTest(recorded.get("name").asText(), () -> agrees(recorded)));
                }
            }
            assertThat(tests).hasSizeGreaterThanOrEqualTo(8);
            return tests.stream();
        }
    }

    private static void agrees(JsonNode recorded) {
        List<Integer> relevance = StreamSupport.stream(recorded.get("relevance").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        int[] hits = IntStream.rangeClosed(1, relevance.size())
                .filter(rank -> relevance.get(rank - 1) > 0)
                .toArray();
        Map<String, String> metricByField = Map.of(
                "ap", "map",
                "ap@1_denR", "map@1",
                "ap@3_denR", "map@3",
                "ap@5_denR", "map@5",
                "ap@1000_denR", "map@1000",
                "recall@1_any", "recall@1",
                "recall@2_any", "recall@2",
                "recall@5_any", "recall@5");
        metricByField.forEach((field, metric) -> assertThat(
                        score(metric, recorded.get("n_rel").asInt(), hits))
                .as(field)
                .isEqualTo(recorded.get(field).asDouble(), within(1e-12)));
    }
}
