package nsml.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import nsml.Fuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutated answers, each also judged by a second reader that is slow, simple and written independently of the first. */
class AnswersFuzzTest {

    private static final Fuzz.Cap CAP = new Fuzz.Cap(200_000, 100);
    private static final long SEED = 20190220;

    private static final Truth TRUTH = new Truth(
            Map.of("q1", Set.of("a", "bb"), "q2", Set.of("é"), "q3", Set.of("a", "é", "d")),
            Set.of("a", "bb", "é", "d", "x9"));
    private static final String ANSWERS =
            AnswersText.ofLines("q3\ta\tbb\tx9\té\td", "q1\tx9\ta\td\tbb\té", "q2\té\td\ta\tx9\tbb");
    private static final List<String> TOKENS = List.of(
            "\t",
            "\n",
            "q1",
            "q2",
            "a",
            "bb",
            "é",
            "x9",
            "#end 3\n",
            "#end 2\n",
            "#",
            AnswersText.HEADER,
            "\r\n",
            "\0",
            "\t\t");

    @ParameterizedTest
    @ValueSource(strings = {"map", "map@2"})
    void everyMutationIsRefusedOrGradedAsTheSimpleReaderDoes(String metric) throws Exception {
        Grader grader = new Grader(TRUTH, Split.allPublic(TRUTH.queries()), Metric.parse(metric));
        byte[] answers = ANSWERS.getBytes(UTF_8);
        // The simple reader is not the one whose memory is measured.
        OptionalDouble[] expected = new OptionalDouble[1];

        int graded = Fuzz.run(
                SEED,
                Fuzz.inputs(),
                CAP,
                random -> {
                    byte[] mutated = mutate(answers, random);
                    expected[0] = simplyGraded(mutated, metric);
                    return mutated;
                },
                mutated -> {
                    OptionalDouble score = gradedScore(grader, mutated);
                    if (!score.equals(expected[0])) {
                        assertThat(score).isEqualTo(expected[0]);
                    }
                    return score.isPresent();
                });

        assertThat(graded).as("mutations that are still answers").isBetween(Fuzz.inputs() / 200, Fuzz.inputs() / 2);
    }

    private static OptionalDouble gradedScore(Grader grader, byte[] answers) {
        try {
            // Twelve digits: the simple reader adds up in the order of the file.
            return OptionalDouble.of(
                    rounded(AnswersText.grade(grader, answers).overall().score()));
        } catch (BadAnswers refused) {
            return OptionalDouble.empty();
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
            byte[] part = Arrays.copyOfRange(bytes, from, to);
            bytes = switch (random.nextInt(6)) {
                case 0 -> Fuzz.spliced(bytes, from, to, new byte[0]);
                case 1 -> Fuzz.spliced(bytes, from, from, part);
                case 2 ->
                    Fuzz.spliced(
                            bytes,
                            from,
                            from,
                            TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8));
                case 3 ->
                    Fuzz.spliced(
                            bytes,
                            from,
                            to,
                            TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8));
                case 4 ->
                    Fuzz.spliced(
                            bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt(256)});
                default -> withIdsSwapped(bytes, random);
            };
            if (bytes.length > 2000) {
                bytes = Arrays.copyOf(bytes, 2000);
            }
        }
        return bytes;
    }

    /** Swaps two ids of a line, so that some mutations stay answers. */
    private static byte[] withIdsSwapped(byte[] bytes, Random random) {
        String[] lines = new String(bytes, UTF_8).split("\n", -1);
        int line = random.nextInt(lines.length);
        String[] ids = lines[line].split("\t", -1);
        int one = random.nextInt(ids.length);
        int other = random.nextInt(ids.length);
        String kept = ids[one];
        ids[one] = ids[other];
        ids[other] = kept;
        lines[line] = String.join("\t", ids);
        return String.join("\n", lines).getBytes(UTF_8);
    }

    private static OptionalDouble simplyGraded(byte[] answers, String metric) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(answers)).toString();
        } catch (CharacterCodingException e) {
            return OptionalDouble.empty();
        }
        String[] lines = text.split("\n", -1);
        int count = lines.length - 3;
        if (count != TRUTH.queries().size()
                || !lines[0].equals("#nsml-answers 1 rankings")
                || !lines[count + 1].equals("#end " + count)
                || !lines[count + 2].isEmpty()) {
            return OptionalDouble.empty();
        }
        Set<String> queries = new HashSet<>();
        double sum = 0;
        for (String line : Arrays.asList(lines).subList(1, count + 1)) {
            List<String> ids = Arrays.asList(line.split("\t", -1));
            List<String> references = ids.subList(1, ids.size());
            boolean sound = TRUTH.queries().contains(ids.get(0))
                    && queries.add(ids.get(0))
                    && TRUTH.references().containsAll(references)
                    && Set.copyOf(references).size() == references.size()
                    && (!metric.equals("map")
                            || references.size() == TRUTH.references().size());
            if (!sound) {
                return OptionalDouble.empty();
            }
            sum += averagePrecision(references, TRUTH.relevantTo(ids.get(0)), metric.equals("map") ? 99 : 2);
        }
        return OptionalDouble.of(rounded(sum / count));
    }

    private static double averagePrecision(List<String> list, Set<String> relevant, int cutoff) {
        double sum = 0;
        for (int rank = 1; rank <= Math.min(cutoff, list.size()); rank++) {
            if (relevant.contains(list.get(rank - 1))) {
                sum += list.subList(0, rank).stream().filter(relevant::contains).count() / (double) rank;
            }
        }
        return sum / relevant.size();
    }

    private static double rounded(double value) {
        return Math.round(value * 1e12) / 1e12;
    }
}
