package nsml.scoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelGraderTest {

    private static final double ULPS = 1e-15;
    private static final long ROOMY = 1 << 28;

    private static LabelGrader grader(String metric, String... labels) {
        try {
            return new LabelGrader(
                    Labels.read(
                            new ByteArrayInputStream(String.join("\n", labels).getBytes(UTF_8))),
                    LabelMetric.parse(metric));
        } catch (IOException | BadAnswers e) {
            throw new AssertionError(e);
        }
    }

    private static double score(LabelGrader grader, String... predictions) throws BadAnswers {
        return score(grader, (String.join("\n", predictions) + "\n").getBytes(UTF_8));
    }

    private static double score(LabelGrader grader, byte[] predictions) throws BadAnswers {
        try {
            return grader.grade(new ByteArrayInputStream(predictions), ROOMY).score();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertWrong(LabelGrader grader, String message, String... predictions) {
        assertThatThrownBy(() -> score(grader, predictions))
                .isInstanceOfSatisfying(
                        BadAnswers.class, bad -> assertThat(bad.kind()).isEqualTo(BadAnswers.Kind.WRONG))
                .hasMessage(message);
    }

    @Nested
    class Names {

        @ParameterizedTest
        @CsvSource({"accuracy,false", "f1,false", "f1:spam,false", "f1:1,false", "mse,true", "rmse,true"})
        void areReadBackAndKnowTheirDirection(String name, boolean ascending) {
            assertThat(LabelMetric.parse(name).name()).isEqualTo(name);
            assertThat(LabelMetric.parse(name).ascending()).isEqualTo(ascending);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "f1:", "F1", "acc", "mae", "map", "accuracy "})
        void otherwiseNameWhatThereIs(String name) {
            assertThatThrownBy(() -> LabelMetric.parse(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + name + "\"")
                    .hasMessageContaining("accuracy, mse, rmse, f1 (the mean over all classes) and f1:CLASS");
        }
    }

    /** Worked out by hand. */
    @Nested
    class Values {

        @Test
        void accuracyIsTheShareThatIsRight() throws BadAnswers {
            assertThat(score(grader("accuracy", "cat", "dog", "cat"), "'cat'", "'cat'", "'cat'"))
                    .isEqualTo(2.0 / 3);
        }

        // a: 2 labels, 1 prediction, 1 both: 2/3. b: 1, 1, 0: 0. c: 1, 1, 1: 1. z: 0, 1, 0: 0. Mean (2/3 + 1)/4.
        @Test
        void f1IsTheMeanOverTheClassesOfLabelsAndPredictions() throws BadAnswers {
            assertThat(score(grader("f1", "a", "a", "b", "c"), "a", "b", "z", "c"))
                    .isEqualTo(5.0 / 12, within(ULPS));
        }

        // spam: 3 labels, 2 predictions, 1 both: 2/5. ham: 1 label, 2 predictions, 0 both.
        @Test
        void f1OfAClassIsThatOfOneClass() throws BadAnswers {
            LabelGrader grader = grader("f1:spam", "spam", "spam", "spam", "ham");
            assertThat(score(grader, "spam", "ham", "ham", "spam")).isEqualTo(2.0 / 5);
            assertThat(score(grader, "ham", "ham", "ham", "ham")).isZero();
            assertThat(score(grader, "spam", "eggs", "eggs", "ham")).isEqualTo(2.0 / 4);
        }

        @Test
        void thePositiveClassIsANumberIfTheLabelsAre() throws BadAnswers {
            assertThat(score(grader("f1:1", "1.0", "0"), "1", "1")).isEqualTo(2.0 / 3);
        }

        // Errors 1, -2, 0: 5/3.
        @Test
        void errorsAreSquaredAndTheirMeanTaken() throws BadAnswers {
            assertThat(score(grader("mse", "1", "2.5", "-3"), "2", ".5", "-3.")).isEqualTo(5.0 / 3);
            assertThat(score(grader("rmse", "1", "2.5", "-3"), "2", ".5", "-3."))
                    .isEqualTo(Math.sqrt(5.0 / 3));
        }

        // Errors 1, 0; 0, 3: 10/4.
        @Test
        void listsCountNumberByNumber() throws BadAnswers {
            LabelGrader grader = grader("mse", "[1, 2]", "(3, 4)");
            assertThat(score(grader, "(2.0, 2.0)", "[[3], [1]]")).isEqualTo(10.0 / 4);
        }

        @Test
        void aListOfOneNumberIsThatNumber() throws BadAnswers {
            assertThat(score(grader("mse", "1", "[2]"), "[3]", "2")).isEqualTo(4.0 / 2);
        }

        @Test
        void theLabelsThemselvesScoreBest() throws BadAnswers {
            String[] texts = {"'it\\'s'", "New York, NY", "\"\\u00e9\"", "7", "'7'"};
            assertThat(score(grader("accuracy", texts), texts)).isOne();
            assertThat(score(grader("f1", texts), texts)).isOne();
            assertThat(score(grader("rmse", "[1e3, -2]", "[0, 0]"), "[1e3, -2]", "[0, 0]"))
                    .isZero();
        }
    }

    /** Values computed by scikit-learn from the same lines. */
    @TestFactory
    Stream<DynamicTest> agreesWithTheRecordedCases() throws IOException {
        try (InputStream in = LabelGraderTest.class.getResourceAsStream("labels.json")) {
            List<DynamicTest> tests = new ArrayList<>();
            for (JsonNode recorded : new ObjectMapper().readTree(in).get("cases")) {
                recorded.get("scores")
                        .properties()
                        .forEach(entry -> tests.add(DynamicTest.dynamicTest(
                                entry.getKey() + ", " + recorded.get("name").asText(),
                                () -> assertThat(score(
                                                grader(entry.getKey(), texts(recorded.get("labels"))),
                                                texts(recorded.get("predictions"))))
                                        .isEqualTo(entry.getValue().asDouble(), within(1e-13)))));
            }
            assertThat(tests).hasSizeGreaterThanOrEqualTo(20);
            return tests.stream();
        }
    }

    private static String[] texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }

    @Nested
    class Classes {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1",
                    "1.0",
                    "+1",
                    "01",
                    "1e0",
                    "'1'",
                    "True",
                    "true",
                    "  1  ",
                    "np.int64(1)",
                    "np.float32(1.0)"
                })
        void areTheSameIfTheirNumbersAreWhereAllLabelsAreNumbers(String prediction) throws BadAnswers {
            assertThat(score(grader("accuracy", "1", "0"), prediction, "1")).isEqualTo(0.5);
        }

        @Test
        void areTheirTextsOtherwise() throws BadAnswers {
            LabelGrader quoted = grader("accuracy", "'007'", "'7'");
            assertThat(score(quoted, "007", "7")).isOne();
            assertThat(score(quoted, "7", "7.0")).isZero();
            assertThat(score(grader("accuracy", "1", "nan", "é"), "1.0", "nan", "é"))
                    .isEqualTo(2.0 / 3);
        }

        @Test
        void largeWholeNumbersKeepTheirDigits() throws BadAnswers {
            assertThat(score(grader("accuracy", "9007199254740993", "1"), "9007199254740992", "1"))
                    .isEqualTo(0.5);
        }

        @Test
        void mustBeReadable() {
            assertWrong(
                    grader("accuracy", "1", "0", "1", "0"),
                    "1 number that is not finite: \"inf\" in line 1; also 2 lines that are not numbers; the first:"
                            + " \"tensor(1)\" in line 2; also 1 line that is a list and not a class: \"[1]\" in line 4",
                    "inf",
                    "tensor(1)",
                    "None",
                    "[1]");
            assertWrong(
                    grader("accuracy", "a", "b", "c"),
                    "2 lines that begin like a string or list of numbers and are none; the first: \"'a\" in line 1; also 1"
                            + " class with a name that is too long: \"" + "b".repeat(60) + "...\" in line 3",
                    "'a",
                    "('b', ['c'])",
                    "b".repeat(2000));
        }
    }

    @Nested
    class Errors {

        @ParameterizedTest
        @ValueSource(strings = {"nan", "NaN", "-inf", "Infinity", "1e999", "np.float64(nan)", "[inf]"})
        void ofNumbersThatAreNotFiniteAreRefused(String prediction) {
            assertWrong(
                    grader("mse", "1", "2"),
                    "1 number that is not finite: \"" + prediction + "\" in line 2",
                    "1",
                    prediction);
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc", "0x10", "1d", "1f", "1_000", "1,5", "--1", "1 2", "''", "e5", ".", "np.x(1)(2)"})
        void ofWhatIsNoNumberAreRefused(String prediction) {
            assertWrong(
                    grader("mse", "1", "2"),
                    "1 line that is not a number: \"" + prediction + "\" in line 1",
                    prediction,
                    "1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[1", "[1 2]", "[1,,2]", "[1, x]", "(1, 2]", "[1] 2", "[1], 2", "['1']", "[1, (2]"})
        void ofWhatIsNoListAreRefused(String prediction) {
            assertThatThrownBy(() -> score(grader("mse", "[1, 2]"), prediction))
                    .isInstanceOf(BadAnswers.class)
                    .hasMessage("1 line that begins like a string or list of numbers and is none: \"" + prediction
                            + "\" in line 1");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"[1]|1", "7|1", "[]|0", "[1, 2, 3]|3"})
        void needListsOfTheLengthOfTheLabel(String prediction, int length) {
            assertWrong(
                    grader("mse", "[1, 2]"),
                    "1 list of the wrong length: \"" + prediction + "\" in line 1: it has " + length
                            + " numbers, and its label has 2",
                    prediction);
        }

        @Test
        void beyondTheRangeOfNumbersAreRefused() {
            assertWrong(
                    grader("rmse", "1"),
                    "the predictions are so far from the labels that rmse is too large for a number",
                    "1e200");
        }

        @Test
        void ofDeepNestsAreRefused() {
            assertThatThrownBy(() -> score(grader("mse", "1"), "[".repeat(100_000) + "1" + "]".repeat(100_000)))
                    .isInstanceOf(BadAnswers.class);
        }
    }

    @Nested
    class PredictionFiles {

        @Test
        void withTooFewLinesAreRefused() {
            assertWrong(
                    grader("accuracy", "a", "b", "c"),
                    "1 wrong number of lines: 3 are expected, one for each label, and 1 came; the first label without a"
                            + " prediction is number 2",
                    "a");
            assertWrong(
                    grader("mse", "1"),
                    "1 wrong number of lines: 1 are expected, one for each label, and 0 came; the first label without a"
                            + " prediction is number 1",
                    "");
        }

        @Test
        void withTooManyLinesAreRefused() {
            assertWrong(
                    grader("accuracy", "a"),
                    "1 wrong number of lines: 1 are expected, one for each label, and 3 came; the first without a label is"
                            + " \"b\" in line 2",
                    "a",
                    "b",
                    "c");
        }

        @Test
        void haveNoEmptyLinesButAtTheEnd() throws BadAnswers {
            LabelGrader grader = grader("accuracy", "a", "b", "");
            assertThat(score(grader, "a", "b", "", "")).isOne();
            assertWrong(grader, "2 empty lines; the first: line 2", "a", "", "", "b");
        }

        @Test
        void mayComeFromWindows() throws BadAnswers {
            assertThat(score(grader("accuracy", "a", "b"), "\ufeffa\r\nb\r\n".getBytes(UTF_8)))
                    .isOne();
        }

        @Test
        void areUtf8() {
            assertThatThrownBy(() -> score(grader("accuracy", "é"), "é".getBytes(ISO_8859_1)))
                    .hasMessage("1 line that is not UTF-8: \"\\xe9\" in line 1");
        }

        @Test
        void haveNoEndlessLines() {
            assertThatThrownBy(() -> score(
                            grader("accuracy", "a"),
                            "a".repeat(TextLines.LONGEST + 1).getBytes(UTF_8)))
                    .hasMessage("1 line that is too long: \"" + "a".repeat(60) + "...\" in line 1");
        }

        @Test
        void areOpenedAsCarefullyAsAnswers(@TempDir Path temp) throws IOException, BadAnswers {
            Path file = Files.writeString(temp.resolve("pred.txt"), "1\n0\n");
            Files.createSymbolicLink(temp.resolve("link"), file);
            LabelGrader grader = grader("accuracy", "1", "1");

            assertThat(grader.grade(temp, Path.of("pred.txt"), 4))
                    .isEqualTo(new LabelGrade(LabelMetric.parse("accuracy"), 0.5, 2));
            assertThatThrownBy(() -> grader.grade(temp, Path.of("pred.txt"), 3)).hasMessageContaining("too large");
            assertThatThrownBy(() -> grader.grade(temp, Path.of("link"), 4)).hasMessageContaining("symbolic link");
            assertThatThrownBy(() -> grader.grade(temp, Path.of("none"), 4))
                    .isInstanceOfSatisfying(
                            BadAnswers.class, bad -> assertThat(bad.kind()).isEqualTo(BadAnswers.Kind.UNFINISHED));
        }

        @Test
        void areReadWhateverTheyHold() {
            Random random = new Random(3);
            LabelGrader grader = grader("mse", "[1, 2]", "[3, 4]");
            byte[] some = "0123456789eE+-.,()[] '\"\\nainp\n\u00ff".getBytes(ISO_8859_1);
            byte[] original = "[1.5, 2]\n(3, 4e0)\n".getBytes(UTF_8);
            int graded = 0;
            for (int i = 0; i < 20_000; i++) {
                byte[] mutated = original.clone();
                mutated[random.nextInt(mutated.length)] = some[random.nextInt(some.length)];
                mutated[random.nextInt(mutated.length)] = some[random.nextInt(some.length)];
                try {
                    assertThat(score(grader, mutated)).isFinite().isNotNegative();
                    graded++;
                } catch (BadAnswers refused) {
                    assertThat(refused.kind()).isEqualTo(BadAnswers.Kind.WRONG);
                }
            }
            assertThat(graded).isBetween(1000, 15_000);
        }
    }

    @Nested
    class LabelFiles {

        @Test
        void areAFileOrTheOneInAFolder(@TempDir Path temp) throws IOException {
            Path file = Files.writeString(temp.resolve("labels.txt"), "1\n2\n");
            Files.writeString(temp.resolve(".hidden"), "x");

            assertThat(Labels.read(file).size()).isEqualTo(2);
            assertThat(Labels.read(temp).size()).isEqualTo(2);

            Files.writeString(temp.resolve("more.txt"), "1\n");
            assertThatThrownBy(() -> Labels.read(temp))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be one file")
                    .hasMessageContaining("has 2 entries, the first \"labels.txt\"");
        }

        @Test
        void mustHoldLabels(@TempDir Path temp) throws IOException {
            Path empty = Files.writeString(temp.resolve("empty"), "\n");
            Path broken = Files.writeString(temp.resolve("broken"), "[1\n\n'a\n");

            assertThatThrownBy(() -> Labels.read(empty)).hasMessageEndingWith("there is no label");
            assertThatThrownBy(() -> Labels.read(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the first: \"[1\" in line 1; also 1 empty line: line 2");
            assertThatThrownBy(() -> Labels.read(Files.createDirectory(temp.resolve("folder"))))
                    .hasMessageContaining("has 0 entries");
        }

        @Test
        void mustSuitTheMetric() {
            assertThatThrownBy(() -> grader("mse", "1", "cat"))
                    .hasMessage("mse needs labels that are finite numbers, and that of line 2 is not");
            assertThatThrownBy(() -> grader("rmse", "nan")).hasMessageContaining("that of line 1 is not");
            assertThatThrownBy(() -> grader("mse", "[1, 2]", "[1]"))
                    .hasMessage("mse needs labels of equally many numbers, and line 2 has 1 where line 1 has 2");
            assertThatThrownBy(() -> grader("f1", "[1, 2]"))
                    .hasMessage("f1 needs labels that are classes, and there is a list of numbers");
            assertThatThrownBy(() -> grader("f1:a", "a", "b", "c"))
                    .hasMessage(
                            "f1:a needs labels of two classes, one of them \"a\"; there are 3 (f1 is the mean over any"
                                    + " number of classes)");
            assertThatThrownBy(() -> grader("f1:z", "a", "b")).hasMessageContaining("that one not among them");
        }
    }
}
