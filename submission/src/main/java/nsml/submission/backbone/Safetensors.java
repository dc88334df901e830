package nsml.submission.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/** A weights file in the safetensors format: the length of a JSON header, the header, raw little-endian numbers. */
final class Safetensors {

    private static final int LENGTH_BYTES = 8;

    private final String source;
    private final JsonNode header;
    private final ByteBuffer data;

    private Safetensors(String source, JsonNode header, ByteBuffer data) {
        this.source = source;
        this.header = header;
        this.data = data;
    }

    /**
     * Takes a whole file.
     *
     * @param source how a message names it
     * @throws IOException if it is cut off or of another format
     */
    static Safetensors of(byte[] content, String source) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.remaining() < LENGTH_BYTES ? -1 : bytes.getLong();
        if (length < 2 || length > bytes.remaining()) {
            throw new IOException(
                    source + " is no safetensors file, or is cut off: its first 8 bytes announce a header of " + length
                            + " bytes, and " + bytes.remaining() + " follow");
        }
        var text = new byte[(int) length];
        bytes.get(text);
        return new Safetensors(source, parse(text, source), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    private static JsonNode parse(byte[] text, String source) throws IOException {
        try {
            return new ObjectMapper().readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IOException(source + " is no safetensors file: its header is not JSON", e);
        }
    }

    /**
     * Gets one tensor of 32-bit floats.
     *
     * @throws IOException if the file has none of that name, or one of another shape or type
     */
    Tensor tensor(String name, long... shape) throws IOException {
        JsonNode entry = header.path(name);
        if (entry.isMissingNode()) {
            throw new IOException(source + " has no tensor " + name);
        }
        if (!entry.path("dtype").asText().equals("F32")) {
            throw new IOException(
                    source + ": tensor " + name + " should be of type F32, and is " + entry.path("dtype"));
        }
        long[] found = longs(entry.path("shape"));
        if (!Arrays.equals(found, shape)) {
            throw new IOException(source + ": tensor " + name + " should have the shape " + Arrays.toString(shape)
                    + ", and has " + Arrays.toString(found));
        }
        return new Tensor(shape, values(name, longs(entry.path("data_offsets")), shape));
    }

    private float[] values(String name, long[] offsets, long[] shape) throws IOException {
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        boolean whole = offsets.length == 2
                && offsets[0] >= 0
                && offsets[1] <= data.limit()
                && offsets[1] - offsets[0] == count * Float.BYTES;
        if (!whole) {
            throw new IOException(source + " is cut off or damaged: tensor " + name + " needs " + count * Float.BYTES
                    + " bytes, and should lie at " + Arrays.toString(offsets) + " of " + data.limit());
        }
        var values = new float[(int) count];
        data.slice((int) offsets[0], (int) count * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }
}
