package nsml.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes answers as a submission's shim does, and grades them without a file. */
final class AnswersText {

    static final String HEADER = "#nsml-answers 1 rankings\n";
    private static final long ROOMY = 1 << 24;

    private AnswersText() {}

    /** Whole answers. */
    static String of(Map<String, List<String>> rankings) {
        return rankings.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("", HEADER, "#end " + rankings.size() + "\n"));
    }

    /** Whole answers from finished lines, each a query and its references with tabs between. */
    static String ofLines(String... lines) {
        return HEADER + String.join("\n", lines) + "\n#end " + lines.length + "\n";
    }

    private static String line(String query, List<String> references) {
        return references.stream().map(id -> "\t" + id).collect(Collectors.joining("", query, "\n"));
    }

    static Grade grade(Grader grader, String answers) throws BadAnswers {
        return grade(grader, answers.getBytes(UTF_8));
    }

    static Grade grade(Grader grader, byte[] answers) throws BadAnswers {
        try {
            return grader.grade(new ByteArrayInputStream(answers), ROOMY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
