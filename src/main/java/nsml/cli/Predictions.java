package nsml.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of what a submission answered, as {@code nsml submit -t} shows them: {@code (prob, result)}, where the original
 * ignored the first.
 */
final class Predictions {

    static final int ROWS = 10;

    private static final String RANKINGS = "#nsml-answers 1 rankings";
    private static final int IDS_SHOWN = 10;

    private Predictions() {}

    /**
     * Reads the first rows of an answers file, or of its beginning: rankings, or one Python value a line. What
     * the owner's feed_infer has written may be no text, an array of numpy for instance; then one row says so.
     *
     * @throws IOException if it cannot be read
     */
    static List<String> read(Path answers) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(answers), UTF_8))) {
            List<String> first = lines.lines().limit(ROWS + 1L).toList();
            if (first.stream().anyMatch(line -> line.indexOf('\0') >= 0)) {
                return List.of("(the predictions are no text)");
            }
            return !first.isEmpty() && first.get(0).equals(RANKINGS) ? ofRankings(first) : ofValues(first);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** For instance {@code (0, ('q1', ['r1', 'r2']))}. */
    private static List<String> ofRankings(List<String> lines) {
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.startsWith("#")) {
                List<String> ids = List.of(line.split("\t", -1));
                rows.add(row(
                        rows.size(),
                        "(" + PythonText.string(ids.get(0)) + ", " + ranking(ids.subList(1, ids.size())) + ")"));
            }
        }
        return rows;
    }

    private static String ranking(List<String> references) {
        if (references.size() <= IDS_SHOWN) {
            return PythonText.strings(references);
        }
        String shown = PythonText.strings(references.subList(0, IDS_SHOWN));
        return shown.substring(0, shown.length() - 1) + ", ...]";
    }

    private static List<String> ofValues(List<String> lines) {
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(0, Math.min(ROWS, lines.size()))) {
            rows.add(row(rows.size(), line));
        }
        return rows;
    }

    private static String row(int number, String result) {
        return "(" + number + ", " + result + ")";
    }
}
