package nsml.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nsml.Prerequisite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** trec_eval's own test files, to the last digit that it prints; the finer values are recorded in metrics.md. */
class TrecEvalFixtureTest {

    private record Retrieved(String document, double score) {}

    private static Path folder = Path.of("");
    private static Map<String, Set<String>> relevant = Map.of();
    private static Map<String, List<Retrieved>> run = Map.of();

    @BeforeAll
    static void readFixture() throws IOException {
        folder = Path.of(System.getProperty("nsml.shared", "../../shared"), "data", "trec_eval_fixture");
        Prerequisite.check("shared", Files.isDirectory(folder), "the trec_eval fixture is not beside the checkout");
        relevant = new TreeMap<>();
        for (String[] judged : columns("qrels.test")) {
            Set<String> documents = relevant.computeIfAbsent(judged[0], topic -> new HashSet<>());
            if (Integer.parseInt(judged[3]) >= 1) {
                documents.add(judged[2]);
            }
        }
        run = new HashMap<>();
        for (String[] line : columns("results.test")) {
            run.computeIfAbsent(line[0], topic -> new ArrayList<>())
                    .add(new Retrieved(line[2], Double.parseDouble(line[4])));
        }
    }

    private static List<String[]> columns(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file), UTF_8).stream()
                .map(line -> line.strip().split("\\s+"))
                .toList();
    }

    /** The rank column is ignored; equal scores are ordered by document, descending by unsigned bytes. */
    private static List<String> ranked(List<Retrieved> retrieved) {
        return retrieved.stream()
                .sorted(Comparator.comparingDouble(Retrieved::score)
                        .thenComparing(entry -> entry.document().getBytes(UTF_8), Arrays::compareUnsigned)
                        .reversed())
                .map(Retrieved::document)
                .toList();
    }

    private static Grade graded(String metric) throws BadAnswers {
        Set<String> documents = new HashSet<>();
        relevant.values().forEach(documents::addAll);
        run.values().forEach(list -> list.forEach(entry -> documents.add(entry.document())));
        Map<String, List<String>> rankings =
                run.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> ranked(entry.getValue())));
        Truth truth = new Truth(relevant, documents);
        return AnswersText.grade(
                new Grader(truth, Split.allPublic(truth.queries()), Metric.parse(metric)), AnswersText.of(rankings));
    }

    // 500 documents a topic, so that map@1000 is trec_eval's map.
    @ParameterizedTest
    @CsvSource({
        "map@1000, 0.03242534, 0.41745424, 0.08575560, 0.17854506",
        "map@10, 0.00095439, 0.07676768, 0.00000000, 0.02590736",
        "map@100, 0.01179319, 0.39827964, 0.07640980, 0.16216088"
    })
    void agreesToEightDigits(String metric, String first, String second, String third, String mean) throws BadAnswers {
        Grade grade = graded(metric);

        assertThat(grade.byQuery().values().stream().map(value -> printed(value, 8)))
                .containsExactly(first, second, third);
        assertThat(printed(grade.overall().score(), 8)).isEqualTo(mean);
    }

    @Test
    void agreesWithWhatTrecEvalPrinted() throws IOException, BadAnswers {
        Grade grade = graded("map@1000");
        Map<String, String> expected = new TreeMap<>();
        for (String file : List.of("expected.per_query.txt", "expected.summary.txt")) {
            columns(file).stream().filter(row -> row[0].equals("map")).forEach(row -> expected.put(row[1], row[2]));
        }
        Map<String, String> actual = new TreeMap<>();
        grade.byQuery().forEach((topic, value) -> actual.put(topic, printed(value, 4)));
        actual.put("all", printed(grade.overall().score(), 4));

        assertThat(actual).hasSize(4).isEqualTo(expected);
    }

    private static String printed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
