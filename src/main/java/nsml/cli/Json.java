package nsml.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.Locale;

/** What {@code -j} prints: the rows of a table as JSON, with exact numbers and times in ISO 8601. */
final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static void print(Object rows, PrintWriter out) {
        try {
            out.println(escaped(MAPPER.writeValueAsString(rows)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows are records of plain values", e);
        }
    }

    /** Of control characters JSON escapes only the oldest by itself; the others stand in strings alone. */
    private static String escaped(String json) {
        StringBuilder text = new StringBuilder(json.length());
        json.chars().forEach(c -> {
            if (c > ' ' && Words.isControl(c)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }
}
