package nsml.submission.backbone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SafetensorsTest {

    private static final String HEADER = """
            {"a": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
             "half": {"dtype": "F16", "shape": [2], "data_offsets": [0, 4]},
             "b": {"dtype": "F32", "shape": [1], "data_offsets": [8, 12]}}""";

    @Test
    void givesTensorsByName() throws IOException {
        Safetensors weights = Safetensors.of(file(HEADER, 1.5f, -2, 7), "w");

        assertThat(weights.tensor("a", 2, 1).values()).containsExactly(1.5f, -2);
        assertThat(weights.tensor("b", 1).values()).containsExactly(7);
    }

    @Test
    void saysWhatIsWrongWithATensor() throws IOException {
        Safetensors weights = Safetensors.of(file(HEADER, 1.5f, -2, 7), "w");

        assertThatThrownBy(() -> weights.tensor("c", 1)).hasMessage("w has no tensor c");
        assertThatThrownBy(() -> weights.tensor("a", 1, 2))
                .hasMessage("w: tensor a should have the shape [1, 2], and has [2, 1]");
        assertThatThrownBy(() -> weights.tensor("half", 2))
                .hasMessage("w: tensor half should be of type F32, and is \"F16\"");
    }

    @Test
    void aFileThatIsCutOffIsNotRead() throws IOException {
        Safetensors cut = Safetensors.of(file(HEADER, 1.5f, -2), "w");

        assertThatThrownBy(() -> cut.tensor("b", 1))
                .hasMessage("w is cut off or damaged: tensor b needs 4 bytes, and should lie at [8, 12] of 8");
        assertThatThrownBy(() -> Safetensors.of(Arrays.copyOf(file(HEADER), 20), "w"))
                .hasMessageContaining("w is no safetensors file, or is cut off");
    }

    @Test
    void otherFilesAreNotRead() {
        assertThatThrownBy(() -> Safetensors.of(new byte[3], "w")).hasMessageContaining("w is no safetensors file");
        assertThatThrownBy(() -> Safetensors.of("an entirely different text".getBytes(UTF_8), "w"))
                .hasMessageContaining("w is no safetensors file");
        assertThatThrownBy(() -> Safetensors.of(file("[no json"), "w"))
                .hasMessageContaining("w is no safetensors file: its header is not JSON");
    }

    private static byte[] file(String header, float... values) {
        byte[] text = header.getBytes(UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + Float.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text);
        for (float value : values) {
            file.putFloat(value);
        }
        return file.array();
    }
}
