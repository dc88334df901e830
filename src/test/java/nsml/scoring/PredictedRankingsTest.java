package nsml.scoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictedRankingsTest {

    private static final Truth TRUTH =
            new Truth(Map.of("q1", Set.of("a", "é'\"\\"), "q2", Set.of("c")), Set.of("a", "é'\"\\", "c", "😀"));
    private static final long ROOMY = 1 << 28;

    private static Grader grader(String metric, Tolerance tolerance) {
        return new Grader(TRUTH, Split.allPublic(TRUTH.queries()), Metric.parse(metric), tolerance);
    }

    private static Grade grade(String... rows) throws BadAnswers {
        return grade(grader("map@9", Tolerance.STRICT), (String.join("\n", rows) + "\n").getBytes(UTF_8));
    }

    private static Grade grade(Grader grader, byte[] predictions) throws BadAnswers {
        try {
            return grader.gradePredictions(new ByteArrayInputStream(predictions), ROOMY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertWrong(String message, String... rows) {
        BadAnswers bad = catchThrowableOfType(BadAnswers.class, () -> grade(rows));
        assertThat(bad).as("refusal").isNotNull();
        assertThat(bad).hasMessage(message);
        assertThat(bad.kind()).isEqualTo(BadAnswers.Kind.WRONG);
    }

    // q1 has é'"\ at 2: (1/2)/2 = 1/4.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "('q1', ['😀', 'é\\'\"\\\\'])",
                "('q1', ['\\U0001f600', '\\xe9\\'\\\"\\x5c'])",
                "(\"q1\", (\"😀\", \"\\351'\\\"\\134\"))",
                "[\"q1\", [\"\\ud83d\\ude00\", \"\\u00e9'\\\"\\\\\"]]",
                "[\"q1\",[\"😀\",\"é'\\\"\\\\\"]]",
                " ( 'q1' , ( '😀' , 'é\\47\"\\\\' , ) , ) ",
                "('q1', ['😀', \"é'\\\"\\\\\"])\r"
            })
    void rowsAreReadAsPythonAndJsonWriteThem(String row) throws BadAnswers {
        assertThat(grade(row, "('q2', ['c'])").byQuery())
                .containsEntry("q1", 0.25)
                .containsEntry("q2", 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"('q2', [])", "('q2', ())", "[\"q2\", []]"})
    void anEmptyListIsAnAnswer(String row) throws BadAnswers {
        assertThat(grade("('q1', ['a'])", row).byQuery()).containsEntry("q2", 0.0);
    }

    @Test
    void blankLinesAndAMissingLineFeedDoNoHarm() throws BadAnswers {
        byte[] predictions = "\ufeff('q1', ['a'])\n\n  \n('q2', ['c'])".getBytes(UTF_8);

        assertThat(grade(grader("map@9", Tolerance.STRICT), predictions).byQuery())
                .containsEntry("q1", 0.5)
                .containsEntry("q2", 1.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q2",
                "'q2'",
                "('q2')",
                "('q2',)",
                "('q2', 'c')",
                "('q2', ['c')",
                "('q2', ['c'",
                "('q2', ['c]",
                "('q2', ['c']",
                "('q2', ['c']]",
                "('q2', ['c']) x",
                "('q2', ['c'], 1)",
                "('q2', ['c' 'a'])",
                "('q2', ['c',, 'a'])",
                "('q2', [,])",
                "('q2', [3])",
                "(3, ['c'])",
                "('q2', [None])",
                "('q2', [b'c'])",
                "('q2', ['c'] + ['a'])",
                "('q2', ['\\q'])",
                "('q2', ['\\x1'])",
                "('q2', ['\\ud800'])",
                "('q2', ['\\U00110000'])",
                "('q2', ['\\N{DIGIT ONE}'])",
                "('q2', ['c\\",
                "('q2', [\"c'])",
                "{\"q2\": [\"c\"]}",
                "[[\"q2\", [\"c\"]]]",
                "__import__('os').system('true')"
            })
    void anythingElseIsNoRow(String row) {
        assertThatThrownBy(() -> grade("('q1', ['a'])", row))
                .isInstanceOf(BadAnswers.class)
                .hasMessage("1 line that is not ('query', ['reference', ...]): " + Quoted.text(row)
                        + " in line 2; also 1 query without an answer: \"q2\"");
    }

    @Test
    void idsAreCheckedAsInEveryAnswersFile() {
        assertWrong(
                "1 duplicate reference id: query \"q1\" lists \"a\" at ranks 1 and 3; also 1 unknown reference id: query"
                        + " \"q1\" lists \"c.jpg\" at rank 4; an id is a file name without its extension; also 1 query answered"
                        + " twice: \"q1\" in lines 1 and 3; also 1 unknown query id: \"q9\" as the query of line 4; also 1 query"
                        + " without an answer: \"q2\"",
                "('q1', ['a', 'c', 'a', 'c.jpg'])",
                "",
                "('q1', ['a'])",
                "('q9', ['a'])");
    }

    @Test
    void nothingAtAllAnswersNothing() {
        assertWrong("2 queries without an answer; the first: \"q1\"", "");
    }

    @Test
    void theToleranceOf2019HoldsHereToo() throws BadAnswers {
        Grade grade =
                grade(grader("map", Tolerance.COMPAT_2019), "('q1', ['a', 'a', 'x'])\n('q7', [])".getBytes(UTF_8));

        assertThat(grade.overall().score()).isEqualTo(0.25);
        assertThat(grade.flaws())
                .hasSize(5)
                .contains("1 duplicate reference id: query \"q1\" lists \"a\" at ranks 1 and 2");
        assertThatThrownBy(() -> grade(grader("map", Tolerance.COMPAT_2019), "('q1', ['a'".getBytes(UTF_8)))
                .isInstanceOf(BadAnswers.class)
                .hasMessageStartingWith("1 line that is not");
    }

    @Test
    void bytesThatAreNoTextAreNamed() {
        byte[] latin = "('q1', ['é'])\n('q2', ['c'])".getBytes(ISO_8859_1);

        assertThatThrownBy(() -> grade(grader("map@9", Tolerance.STRICT), latin))
                .hasMessage("1 id that is not UTF-8: query \"q1\" lists \"\\xe9\" at rank 1");
    }

    @Test
    void anEndlessLineIsCutShort() {
        byte[] predictions = ("('q1', ['a'])\n('q2', ['" + "c".repeat(TextLines.LONGEST) + "'])").getBytes(UTF_8);

        assertThatThrownBy(() -> grade(grader("map@9", Tolerance.STRICT), predictions))
                .hasMessage(
                        "1 line that is too long: line 2 has more than 16777216 bytes; also 1 query without an answer:"
                                + " \"q2\"");
    }

    @Test
    void aHopelessFileIsNotReadToItsEnd() {
        byte[] predictions = "x\n".repeat(1_200_000).getBytes(UTF_8);

        assertThatThrownBy(() -> grade(grader("map@9", Tolerance.STRICT), predictions))
                .hasMessageContaining("1 part not read: after 1,000,000 problems, in line 1,000,000");
    }

    @Test
    void aFileBeyondTheLimitIsRefusedAndLinksAreNotFollowed(@TempDir Path temp) throws IOException, BadAnswers {
        Path file = Files.writeString(temp.resolve("pred.txt"), "('q1', ['a'])\n('q2', ['c'])\n");
        Files.createSymbolicLink(temp.resolve("link"), file);
        Grader grader = grader("map@9", Tolerance.STRICT);

        assertThat(grader.gradePredictions(temp, Path.of("pred.txt"), 28)
                        .overall()
                        .score())
                .isEqualTo(0.75);
        assertThatThrownBy(() -> grader.gradePredictions(temp, Path.of("pred.txt"), 27))
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> grader.gradePredictions(temp, Path.of("link"), 100))
                .hasMessageContaining("is a symbolic link");
    }

    /** The same rankings in both forms, sound or not, are graded or refused alike, whatever their ids. */
    @Test
    void bothFormsOfTheSameRankingsAreWorthTheSame() {
        Random random = new Random(20190305);
        List<String> queries = List.of("q1", "q2", "q2", "q1", "q8");
        List<String> references = List.of("a", "é'\"\\", "c", "😀", "a", "", "zz", "a.b", "q1");
        int graded = 0;
        for (int i = 0; i < 3000; i++) {
            List<String> lines = new ArrayList<>();
            List<String> rows = new ArrayList<>();
            for (String query : i % 2 == 0 ? queries.subList(0, 2) : queries) {
                List<String> list = random.ints(random.nextInt(4), 0, i % 3 == 0 ? references.size() : 4)
                        .mapToObj(references::get)
                        .toList();
                lines.add(query + list.stream().map(id -> "\t" + id).collect(Collectors.joining()));
                rows.add("('" + query + "', ["
                        + list.stream().map(PredictedRankingsTest::repr).collect(Collectors.joining(", ")) + "])");
            }
            String answers = AnswersText.ofLines(lines.toArray(String[]::new));
            // One line of header, so that the lines have the same numbers.
            byte[] predictions = ("\n" + String.join("\n", rows)).getBytes(UTF_8);
            for (Tolerance tolerance : Tolerance.values()) {
                Grader grader = grader(i % 5 == 0 ? "map" : "map@2", tolerance);
                String expected = outcome(() -> AnswersText.grade(grader, answers));
                graded += expected.startsWith("Grade") ? 1 : 0;
                assertThat(outcome(() -> grade(grader, predictions)))
                        .as("rankings %d, %s: %s", i, tolerance, rows)
                        .isEqualTo(expected);
            }
        }
        assertThat(graded).isBetween(3000, 5000);
    }

    private interface Grading {
        Grade grade() throws BadAnswers;
    }

    private static String outcome(Grading grading) {
        try {
            return grading.grade().toString();
        } catch (BadAnswers e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String repr(String id) {
        return "'" + id.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Test
    void mutationsAreGradedOrRefusedAndNeverFail() {
        Random random = new Random(7);
        byte[] original = "('q1', ['\\xe9\\'\\\"\\\\', 'a'])\n(\"q2\", [\"c\", \"\\ud83d\\ude00\"])\n".getBytes(UTF_8);
        int graded = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = original.clone();
            for (int left = 1 + random.nextInt(2); left > 0; left--) {
                byte[] some = "'\"\\()[], xuU0\n\u0000\u00ff".getBytes(ISO_8859_1);
                mutated[random.nextInt(mutated.length)] = some[random.nextInt(some.length)];
            }
            graded += outcome(() -> grade(grader("map@9", Tolerance.COMPAT_2019), mutated))
                            .startsWith("Grade")
                    ? 1
                    : 0;
        }
        assertThat(graded).isBetween(200, 15_000);
    }
}
