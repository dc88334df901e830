package nsml.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;

/** What {@code -j} prints: the rows of a table as JSON, with exact numbers and times in ISO 8601. */
final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static void print(Object rows, PrintWriter out) {
        try {
            out.println(MAPPER.writeValueAsString(rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows are records of plain values", e);
        }
    }
}
