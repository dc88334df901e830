package nsml.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a version holds.
 *
 * @param pushedAt when it was pushed first
 * @param bytes of all pictures
 * @param trainFiles files to train on
 * @param classes folders to train on
 * @param queries queries of the full test set
 * @param references references of the full test set
 * @param sampleQueries queries of the sample
 * @param sampleReferences references of the sample
 */
public record Contents(
        Instant pushedAt,
        long bytes,
        int trainFiles,
        int classes,
        int queries,
        int references,
        int sampleQueries,
        int sampleReferences) {

    private static final JsonMapper JSON = new JsonMapper();

    byte[] encode() throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(JSON.createObjectNode()
                        .put("pushedAt", pushedAt.toString())
                        .put("bytes", bytes)
                        .put("trainFiles", trainFiles)
                        .put("classes", classes)
                        .put("queries", queries)
                        .put("references", references)
                        .put("sampleQueries", sampleQueries)
                        .put("sampleReferences", sampleReferences));
    }

    static Contents decode(Path file) throws IOException {
        JsonNode node = JSON.readTree(file.toFile());
        return new Contents(
                Instant.parse(node.path("pushedAt").asText()),
                node.path("bytes").asLong(),
                node.path("trainFiles").asInt(),
                node.path("classes").asInt(),
                node.path("queries").asInt(),
                node.path("references").asInt(),
                node.path("sampleQueries").asInt(),
                node.path("sampleReferences").asInt());
    }
}
