package nsml.submission.backbone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.Prerequisite;
import org.junit.jupiter.api.Test;

/** With the weights file, if it is there, against TensorFlow's own figures. */
class MobileNetV2Test {

    private static final Path WEIGHTS = Path.of(System.getProperty("nsml.shared", "../../shared"))
            .resolve("weights/mobilenet_v2_1.0_224.safetensors");
    private static final JsonNode EXPECTED = Fixtures.json("mobilenet-v2-reference.json");

    @Test
    void computesTheReferenceFeatures() throws IOException {
        Prerequisite.check("shared", Files.exists(WEIGHTS), "no weights file at " + WEIGHTS);
        try (var extractor = extractor()) {
            FeatureMaps maps = extractor.extract(Fixtures.waves(224, 224), 1, 224, 224);
            float[] averages = Fixtures.averages(maps);

            assertThat(new int[] {maps.channels(), maps.height(), maps.width()}).containsExactly(1280, 7, 7);
            assertThat(averages).startsWith(Fixtures.floats(EXPECTED.get("gap_first16")), within(1e-4f));
            assertThat(sum(averages)).isCloseTo(EXPECTED.get("gap_sum").asDouble(), within(1e-2));
        }
    }

    @Test
    void takesPicturesOfAnySize() throws IOException {
        Prerequisite.check("shared", Files.exists(WEIGHTS), "no weights file at " + WEIGHTS);
        try (var extractor = extractor()) {
            FeatureMaps maps = extractor.extract(Fixtures.waves(97, 161), 1, 97, 161);

            assertThat(new int[] {maps.height(), maps.width()}).containsExactly(4, 6);
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        byte[] header = """
                {"layer00.weight": {"dtype": "F32", "shape": [64, 3, 7, 7], "data_offsets": [0, 37632]}}""".getBytes(UTF_8);
        byte[] file = ByteBuffer.allocate(8 + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();

        assertThatThrownBy(() -> MobileNetV2.toOnnx(file, "w"))
                .isInstanceOf(IOException.class)
                .hasMessage("w: tensor layer00.weight should have the shape [32, 3, 3, 3], and has [64, 3, 7, 7]");
    }

    private static FeatureExtractor extractor() throws IOException {
        return new FeatureExtractor(MobileNetV2.toOnnx(Files.readAllBytes(WEIGHTS), WEIGHTS.toString()), 2);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
