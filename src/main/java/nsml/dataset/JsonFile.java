package nsml.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON file of the competition's owner: an object, each of its keys once. */
final class JsonFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    /**
     * Reads an object.
     *
     * @param key the definition's key that names the file, for the problems
     * @return empty if a problem was noted
     */
    static Optional<JsonNode> object(Path file, String key, Problems problems) throws IOException {
        if (!Files.isRegularFile(file)) {
            problems.add(key + ": there is no file " + file);
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(file.toFile());
            if (node.isObject()) {
                return Optional.of(node);
            }
            problems.add(key + ": " + file + " must hold a JSON object {...}");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(key + ": " + file + ":" + line + ": " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    /** Returns the texts of a list; empty if it is not a list of texts. */
    static Optional<List<String>> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                return Optional.empty();
            }
            texts.add(element.textValue());
        }
        return list.isArray() ? Optional.of(texts) : Optional.empty();
    }
}
