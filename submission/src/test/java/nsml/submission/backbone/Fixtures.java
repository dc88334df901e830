package nsml.submission.backbone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.StreamSupport;

final class Fixtures {

    private Fixtures() {}

    static JsonNode json(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/backbone/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float[] floats(JsonNode array) {
        double[] values = StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        var floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** {@code x[c][i][j] = sin(0.05 i + 0.1 j + c)}, the picture that the fixtures were computed for. */
    static float[] waves(int height, int width) {
        var pixels = new float[3 * height * width];
        int at = 0;
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                    pixels[at++] = (float) Math.sin(0.05 * i + 0.1 * j + c);
                }
            }
        }
        return pixels;
    }

    /** The mean over each channel's map of the first picture. */
    static float[] averages(FeatureMaps maps) {
        int area = maps.height() * maps.width();
        var averages = new float[maps.channels()];
        for (int c = 0; c < averages.length; c++) {
            double sum = 0;
            for (int i = 0; i < area; i++) {
                sum += maps.values()[c * area + i];
            }
            averages[c] = (float) (sum / area);
        }
        return averages;
    }
}
