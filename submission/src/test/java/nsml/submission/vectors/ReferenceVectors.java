package nsml.submission.vectors;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads one of the JSON files beside this class. */
public final class ReferenceVectors {

    private ReferenceVectors() {}

    public static JsonNode read(String file) {
        try (var input = requireNonNull(ReferenceVectors.class.getResourceAsStream(file), file)) {
            return new ObjectMapper().readTree(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    public static double[] doubles(JsonNode array) {
        return elements(array).stream().mapToDouble(JsonNode::asDouble).toArray();
    }

    public static float[] floats(JsonNode array) {
        var floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) array.get(i).asDouble();
        }
        return floats;
    }

    public static int[] ints(JsonNode array) {
        return elements(array).stream().mapToInt(JsonNode::asInt).toArray();
    }
}
