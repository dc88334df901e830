package nsml.scoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import nsml.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mutated prediction files: a finite score, or the one exception that says what is wrong. */
class LabelFuzzTest {

    private static final long SEED = 20181016;
    private static final Fuzz.Cap CAP = new Fuzz.Cap(200_000, 1_000);
    private static final long MOST_BYTES = 1 << 20;
    private static final List<byte[]> SPLINTERS = List.of(
                    "\n",
                    "\r\n",
                    "\r",
                    "\t",
                    " ",
                    "\0",
                    "'",
                    "\"",
                    "\\",
                    "\\x4",
                    "\\u00e9",
                    "\\ud83d",
                    "\\U0010ffff",
                    "\\U7fffffff",
                    "\\777",
                    "[",
                    "]",
                    "(",
                    ")",
                    ",",
                    "[".repeat(40),
                    "(,)",
                    "[]",
                    "nan",
                    "-inf",
                    "Infinity",
                    "1e999",
                    "-0.0",
                    "4e-324",
                    "1_000",
                    "0x1p3",
                    "1f",
                    "np.float32(",
                    "np.float64(1.5)",
                    "True",
                    "False",
                    "None",
                    "٣",
                    "é",
                    "\ufeff",
                    "1".repeat(2_000),
                    "9007199254740993")
            .stream()
            .map(text -> text.getBytes(UTF_8))
            .toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "accuracy;1 0 2 1",
                "f1;'cat' \"dog\" bird 'é\\u00e9'",
                "f1:1;1 0 1.0 True",
                "mse;[1,2.5] (3,4e-3) [np.float32(5),6] [[7],8]",
                "rmse;0.5 -1 np.float64(2.25) 1e3"
            })
    void everyMutationIsRefusedOrGetsAScore(String metric, String labels) throws Exception {
        byte[] original = (labels.replace(' ', '\n') + "\n").getBytes(UTF_8);
        LabelGrader grader =
                new LabelGrader(Labels.read(new ByteArrayInputStream(original)), LabelMetric.parse(metric));

        int scored = Fuzz.run(
                SEED,
                Fuzz.inputs() / 5,
                CAP,
                random -> Fuzz.mutated(original, SPLINTERS, random),
                mutated -> scores(grader, mutated));

        assertThat(scored).as("mutations that get a score").isBetween(250, Fuzz.inputs());
    }

    private static boolean scores(LabelGrader grader, byte[] predictions) throws Exception {
        try {
            double score = grader.grade(new ByteArrayInputStream(predictions), MOST_BYTES)
                    .score();
            if (!Double.isFinite(score) || score < 0) {
                throw new AssertionError("a score of " + score);
            }
            return true;
        } catch (BadAnswers refused) {
            return false;
        }
    }

    @Test
    void anyBytesAtAllAreRefused() throws Exception {
        LabelGrader grader = new LabelGrader(
                Labels.read(new ByteArrayInputStream("1\n2\n".getBytes(UTF_8))), LabelMetric.parse("mse"));

        Fuzz.run(
                SEED,
                20_000,
                CAP,
                random -> {
                    byte[] bytes = new byte[random.nextInt(300)];
                    random.nextBytes(bytes);
                    return bytes;
                },
                bytes -> scores(grader, bytes));

        assertThat(scores(grader, "1\n\u00ff\n".getBytes(ISO_8859_1))).isFalse();
    }
}
