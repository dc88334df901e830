package nsml.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nsml.scoring.Split;
import nsml.scoring.Truth;

/**
 * What no submission may see.
 *
 * @param truth the answers
 * @param split which queries are public
 * @param sampleTruth the answers of the sample: its queries, and of their relevant references those within the sample
 */
public record Hidden(Truth truth, Split split, Truth sampleTruth) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Restricts the truth to a sample. */
    static Truth within(Truth truth, Sample sample) {
        Map<String, Set<String>> relevant = new TreeMap<>();
        for (String query : sample.queries()) {
            Set<String> ids = new TreeSet<>(truth.relevantTo(query));
            ids.retainAll(sample.references());
            relevant.put(query, ids);
        }
        return new Truth(relevant, sample.references());
    }

    /** As JSON; a canary stands in a field of its own, which nobody reads. */
    byte[] encode(Optional<String> canary) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        canary.ifPresent(word -> root.put("canary", word));
        ObjectNode relevant = root.putObject("relevant");
        for (String query : truth.queries()) {
            addSorted(relevant.putArray(query), truth.relevantTo(query));
        }
        addSorted(root.putArray("references"), truth.references());
        addSorted(root.putArray("public"), split.publicQueries());
        addSorted(root.putArray("private"), split.privateQueries());
        ObjectNode sample = root.putObject("sample");
        addSorted(sample.putArray("query"), sampleTruth.queries());
        addSorted(sample.putArray("reference"), sampleTruth.references());
        return JSON.writeValueAsBytes(root);
    }

    static Hidden decode(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        Map<String, Set<String>> relevant = new TreeMap<>();
        root.path("relevant").properties().forEach(entry -> relevant.put(entry.getKey(), texts(entry.getValue())));
        Truth truth = new Truth(relevant, texts(root.path("references")));
        JsonNode sample = root.path("sample");
        return new Hidden(
                truth,
                new Split(texts(root.path("public")), texts(root.path("private"))),
                within(truth, new Sample(texts(sample.path("query")), texts(sample.path("reference")))));
    }

    private static void addSorted(ArrayNode array, Collection<String> ids) {
        new TreeSet<>(ids).forEach(array::add);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.textValue()));
        return texts;
    }
}
