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
 * @param pushedBy the team that pushed it first; empty if it is not known
 * @param bytes of all that sessions may see
 * @param trainFiles files to train on
 * @param classes folders to train on; 0 if that means nothing
 * @param test the full test set
 * @param sample the sample
 */
public record Contents(
        Instant pushedAt, String pushedBy, long bytes, int trainFiles, int classes, Part test, Part sample) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A test set.
     *
     * @param files all its files
     * @param queries how many of them are queries; 0 unless there are rankings
     * @param references how many of them are references; likewise
     */
    public record Part(int files, int queries, int references) {

        static Part ofPictures(int queries, int references) {
            return new Part(queries + references, queries, references);
        }

        static Part ofFiles(int files) {
            return new Part(files, 0, 0);
        }
    }

    /** Returns the queries of the full test set. */
    public int queries() {
        return test.queries();
    }

    /** Returns the references of the full test set. */
    public int references() {
        return test.references();
    }

    /** Returns the queries of the sample. */
    public int sampleQueries() {
        return sample.queries();
    }

    /** Returns the references of the sample. */
    public int sampleReferences() {
        return sample.references();
    }

    byte[] encode() throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(JSON.createObjectNode()
                        .put("pushedAt", pushedAt.toString())
                        .put("pushedBy", pushedBy)
                        .put("bytes", bytes)
                        .put("trainFiles", trainFiles)
                        .put("classes", classes)
                        .put("testFiles", test.files())
                        .put("queries", test.queries())
                        .put("references", test.references())
                        .put("sampleFiles", sample.files())
                        .put("sampleQueries", sample.queries())
                        .put("sampleReferences", sample.references()));
    }

    static Contents decode(Path file) throws IOException {
        JsonNode node = JSON.readTree(file.toFile());
        return new Contents(
                Instant.parse(node.path("pushedAt").asText()),
                node.path("pushedBy").asText(),
                node.path("bytes").asLong(),
                node.path("trainFiles").asInt(),
                node.path("classes").asInt(),
                part(node, "testFiles", "queries", "references"),
                part(node, "sampleFiles", "sampleQueries", "sampleReferences"));
    }

    /** Older versions have no number of files. */
    private static Part part(JsonNode node, String files, String queries, String references) {
        Part pictures = Part.ofPictures(
                node.path(queries).asInt(), node.path(references).asInt());
        return new Part(node.path(files).asInt(pictures.files()), pictures.queries(), pictures.references());
    }
}
