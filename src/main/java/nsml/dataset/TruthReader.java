package nsml.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import nsml.scoring.Quoted;

/** Reads the hidden answers, {@code {"query id": ["reference id", ...], ...}}, against the pictures that are there. */
final class TruthReader {

    private final SourceFolder source;
    private final Problems problems;

    private TruthReader(SourceFolder source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Returns the relevant references by query; without meaning if problems were noted. */
    static SortedMap<String, Set<String>> read(Path file, SourceFolder source, Problems problems) throws IOException {
        Optional<JsonNode> answers = JsonFile.object(file, "answers", problems);
        return answers.isEmpty() ? new TreeMap<>() : new TruthReader(source, problems).relevant(answers.get());
    }

    private SortedMap<String, Set<String>> relevant(JsonNode answers) {
        SortedMap<String, Set<String>> relevant = new TreeMap<>();
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            String query = answer.getKey();
            Optional<List<String>> ids = JsonFile.texts(answer.getValue());
            if (ids.isEmpty()) {
                problems.add(
                        "answers: query " + Quoted.text(query)
                                + " must have a list of reference ids; the form is {\"query id\": [\"reference id\", ...], ...}");
                return relevant;
            }
            relevant.put(query, checked(query, ids.get()));
        }
        for (String query : source.queries().keySet()) {
            if (!relevant.containsKey(query)) {
                problems.add(CompetitionFlaw.QUERY_WITHOUT_ANSWER, () -> Quoted.text(query));
            }
        }
        return relevant;
    }

    private Set<String> checked(String query, List<String> ids) {
        if (!source.queries().containsKey(query)) {
            problems.add(CompetitionFlaw.ANSWER_WITHOUT_QUERY, () -> Quoted.text(query) + hint(query));
        }
        if (ids.isEmpty()) {
            problems.add(CompetitionFlaw.NOTHING_RELEVANT, () -> Quoted.text(query));
        }
        Set<String> relevant = new TreeSet<>();
        for (String id : ids) {
            if (!source.references().containsKey(id)) {
                problems.add(
                        CompetitionFlaw.UNKNOWN_REFERENCE,
                        () -> Quoted.text(id) + " of query " + Quoted.text(query) + hint(id));
            } else if (!relevant.add(id)) {
                problems.add(
                        CompetitionFlaw.DUPLICATE_REFERENCE, () -> Quoted.text(id) + " of query " + Quoted.text(query));
            }
        }
        return relevant;
    }

    private String hint(String id) {
        String without = PictureId.of(Path.of(id.replace('\0', ' ')));
        return source.queries().containsKey(without) || source.references().containsKey(without)
                ? "; an id is a file name without its extension"
                : "";
    }
}
