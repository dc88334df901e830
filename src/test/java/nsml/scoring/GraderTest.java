package nsml.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nsml.scoring.AnswersText.grade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraderTest {

    private static final double ULPS = 1e-15;
    private static final Truth TRUTH = new Truth(
            Map.of("q1", Set.of("a", "b"), "q2", Set.of("c"), "q3", Set.of("d")), Set.of("a", "b", "c", "d", "x"));
    private static final Split SPLIT = new Split(Set.of("q1", "q3"), Set.of("q2"));

    private static Grader grader(String metric) {
        return new Grader(TRUTH, SPLIT, Metric.parse(metric));
    }

    // q1: hits at 1 and 3, (1 + 2/3)/2 = 5/6. q2: hit at 2, 1/2. q3: hit at 5, 1/5.
    private static final String ANSWERS =
            AnswersText.ofLines("q2\ta\tc\tb\td\tx", "q1\ta\tx\tb\tc\td", "q3\ta\tb\tc\tx\td");

    @Test
    void everyPartIsTheMeanOverItsQueries() throws BadAnswers {
        Grade grade = grade(grader("map"), ANSWERS);

        assertThat(grade.byQuery().keySet()).containsExactly("q1", "q2", "q3");
        assertThat(grade.byQuery().get("q1")).isEqualTo(5.0 / 6, within(ULPS));
        assertThat(grade.publicPart().score()).isEqualTo((5.0 / 6 + 1.0 / 5) / 2, within(ULPS));
        assertThat(grade.publicPart().recallAt1()).isEqualTo(1.0 / 2);
        assertThat(grade.publicPart().queries()).isEqualTo(2);
        assertThat(grade.privatePart()).isEqualTo(new Grade.Part(1.0 / 2, 0, 1));
        assertThat(grade.overall().score()).isEqualTo((5.0 / 6 + 1.0 / 2 + 1.0 / 5) / 3, within(ULPS));
        assertThat(grade.overall().recallAt1()).isEqualTo(1.0 / 3);
    }

    // map@2: q1 1/2, q2 1/2, q3 0.
    @Test
    void onlyTheFirstOfACutListCount() throws BadAnswers {
        assertThat(grade(grader("map@2"), ANSWERS).overall().score()).isEqualTo(1.0 / 3, within(ULPS));
    }

    @Test
    void aPartWithoutQueriesSaysSo() throws BadAnswers {
        Grader grader = new Grader(TRUTH, Split.allPublic(TRUTH.queries()), Metric.parse("map"));

        assertThat(grade(grader, ANSWERS).privatePart()).isEqualTo(new Grade.Part(0, 0, 0));
    }

    // V6 of metrics.md: q1 has both of its two first, the others nothing: the mean over all is 1/3.
    @Test
    void emptyListsCountAsNothingFound() throws BadAnswers {
        String answers = AnswersText.ofLines("q1\ta\tb", "q2", "q3");

        assertThat(grade(grader("map@1000"), answers).overall().score()).isEqualTo(1.0 / 3, within(ULPS));
    }

    @Test
    void aQueryWithoutRelevantReferencesIsNoTruth() {
        assertThatThrownBy(() -> new Truth(Map.of("q1", Set.of()), Set.of("a")))
                .hasMessage("query \"q1\" has no relevant reference");
    }

    @Test
    void aRelevantReferenceMustBeAReference() {
        assertThatThrownBy(() -> new Truth(Map.of("q1", Set.of("z")), Set.of("a")))
                .hasMessageContaining("\"z\" of query \"q1\" is not among the references");
    }

    @Test
    void theSplitMustFitTheTruth() {
        Metric metric = Metric.parse("map");
        assertThatThrownBy(() -> new Grader(TRUTH, new Split(Set.of("q1"), Set.of("q2")), metric))
                .hasMessageContaining("every query");
        assertThatThrownBy(() -> new Grader(TRUTH, new Split(Set.of("q1", "q2"), Set.of("q4")), metric))
                .hasMessageContaining("no other");
        assertThatThrownBy(() -> new Split(Set.of("q1"), Set.of("q1"))).hasMessageContaining("both");
        assertThatThrownBy(() -> new Split(Set.of(), Set.of("q1"))).hasMessageContaining("public");
    }

    /** A random retrieval task: 30 queries in 5 classes, 50 references, everything ranked at random. */
    private record Case(Truth truth, Split split, Map<String, List<String>> rankings) {

        static Case random(long seed) {
            Random random = new Random(seed);
            List<String> references =
                    IntStream.range(0, 50).mapToObj(i -> "r" + i).collect(Collectors.toCollection(ArrayList::new));
            Map<String, Set<String>> relevant = new TreeMap<>();
            Map<String, List<String>> rankings = new LinkedHashMap<>();
            for (int i = 0; i < 30; i++) {
                int group = i % 5;
                relevant.put(
                        "q" + i,
                        IntStream.range(0, 10)
                                .mapToObj(j -> "r" + (5 * j + group))
                                .collect(Collectors.toSet()));
                Collections.shuffle(references, random);
                rankings.put("q" + i, List.copyOf(references));
            }
            Set<String> half = relevant.keySet().stream().limit(15).collect(Collectors.toSet());
            Set<String> rest = new TreeSet<>(relevant.keySet());
            rest.removeAll(half);
            return new Case(new Truth(relevant, Set.copyOf(references)), new Split(half, rest), rankings);
        }

        Grade graded(String metric) throws BadAnswers {
            return grade(new Grader(truth, split, Metric.parse(metric)), AnswersText.of(rankings));
        }

        Case withRankings(UnaryOperator<List<String>> change) {
            Map<String, List<String>> changed = new LinkedHashMap<>();
            rankings.forEach((query, list) -> changed.put(query, change.apply(list)));
            return new Case(truth, split, changed);
        }

        Case shuffled(long seed) {
            List<String> queries = new ArrayList<>(rankings.keySet());
            Collections.shuffle(queries, new Random(seed));
            Map<String, List<String>> changed = new LinkedHashMap<>();
            queries.forEach(query -> changed.put(query, rankings.get(query)));
            return new Case(truth, split, changed);
        }

        /** Renames so that the ids are ordered otherwise. */
        Case renamed() {
            Map<String, Set<String>> relevant = new TreeMap<>();
            truth.relevant().forEach((query, ids) -> relevant.put(name(query), names(ids)));
            Map<String, List<String>> changed = new LinkedHashMap<>();
            rankings.forEach((query, list) ->
                    changed.put(name(query), list.stream().map(Case::name).toList()));
            return new Case(
                    new Truth(relevant, names(truth.references())),
                    new Split(names(split.publicQueries()), names(split.privateQueries())),
                    changed);
        }

        private static Set<String> names(Set<String> ids) {
            return ids.stream().map(Case::name).collect(Collectors.toSet());
        }

        private static String name(String id) {
            return "한글 " + Integer.toHexString(id.hashCode() * 0x9E3779B1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "map@7", "recall@3"})
    void theOrderOfTheQueriesDoesNotMatter(String metric) throws BadAnswers {
        Case some = Case.random(7);

        assertThat(some.shuffled(8).graded(metric)).isEqualTo(some.graded(metric));
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "map@7", "recall@3"})
    void theNamesOfTheIdsDoNotMatter(String metric) throws BadAnswers {
        Case some = Case.random(9);
        Grade grade = some.graded(metric);
        Grade renamed = some.renamed().graded(metric);

        assertThat(List.of(renamed.publicPart(), renamed.privatePart(), renamed.overall()))
                .as("to the last bit")
                .isEqualTo(List.of(grade.publicPart(), grade.privatePart(), grade.overall()));
    }

    @Test
    void aPerfectRankingIsOneAndItsReverseIsKnown() throws BadAnswers {
        Case some = Case.random(10);
        Map<String, List<String>> perfect = new LinkedHashMap<>();
        some.rankings().forEach((query, list) -> {
            Set<String> relevant = some.truth().relevantTo(query);
            List<String> ordered = new ArrayList<>(list);
            ordered.sort((a, b) -> Boolean.compare(relevant.contains(b), relevant.contains(a)));
            perfect.put(query, ordered);
        });
        Case best = new Case(some.truth(), some.split(), perfect);
        Case worst = best.withRankings(list -> {
            List<String> reversed = new ArrayList<>(list);
            Collections.reverse(reversed);
            return reversed;
        });

        // Ten relevant of fifty, all last: the i-th stands at rank 40 + i.
        double expected =
                IntStream.rangeClosed(1, 10).mapToDouble(i -> i / (40.0 + i)).sum() / 10;
        assertThat(best.graded("map").overall()).isEqualTo(new Grade.Part(1, 1, 30));
        assertThat(worst.graded("map").overall().score()).isEqualTo(expected, within(ULPS));
        assertThat(worst.graded("map").overall().recallAt1()).isZero();
    }

    /** The mean of many, as a single one is off by luck. */
    @ParameterizedTest
    @ValueSource(strings = {"map", "map@7", "recall@1"})
    void theSameRankingForEveryQueryIsWorthNoMoreThanChance(String metric) throws BadAnswers {
        double chance = 0;
        double constant = 0;
        int tries = 300;
        for (int seed = 0; seed < tries; seed++) {
            Case some = Case.random(seed);
            List<String> first = some.rankings().values().iterator().next();
            chance += some.graded(metric).overall().score() / tries;
            constant +=
                    some.withRankings(list -> first).graded(metric).overall().score() / tries;
        }

        assertThat(constant).isEqualTo(chance, within(0.02));
    }

    @Test
    void idsThatComeInSeveralReadsAreWhole() throws BadAnswers, IOException {
        InputStream trickle = new FilterInputStream(new ByteArrayInputStream(ANSWERS.getBytes(UTF_8))) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(length, 3));
            }
        };

        assertThat(grader("map").grade(trickle, 1000)).isEqualTo(grade(grader("map"), ANSWERS));
    }

    @Test
    void answersMayBeLargerThanTheBuffer() throws BadAnswers {
        Map<String, Set<String>> relevant = new TreeMap<>();
        Map<String, List<String>> rankings = new LinkedHashMap<>();
        List<String> references =
                IntStream.range(0, 300).mapToObj(i -> "reference-" + i).toList();
        for (int i = 0; i < 100; i++) {
            relevant.put("query-" + i, Set.of(references.get(i)));
            rankings.put("query-" + i, rotated(references, i));
        }
        Truth truth = new Truth(relevant, Set.copyOf(references));
        String answers = AnswersText.of(rankings);

        assertThat(answers.length()).isGreaterThan(5 * (1 << 16));
        assertThat(grade(new Grader(truth, Split.allPublic(truth.queries()), Metric.parse("map")), answers)
                        .overall())
                .isEqualTo(new Grade.Part(1, 1, 100));
    }

    private static List<String> rotated(List<String> list, int distance) {
        List<String> rotated = new ArrayList<>(list);
        Collections.rotate(rotated, -distance);
        return rotated;
    }
}
