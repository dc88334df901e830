package nsml.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The two shapes kept as text in a column: a list of strings, and numbers by name. Streaming, as {@code ps} must be quick. */
final class JsonText {

    /** Reads whatever has been written: names may be long, and so chosen that a table of them would be slow. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private interface Reading {
        void from(JsonParser json) throws IOException;
    }

    private JsonText() {}

    static String ofStrings(List<String> strings) {
        return write(json -> {
            json.writeStartArray();
            for (String string : strings) {
                json.writeString(string);
            }
            json.writeEndArray();
        });
    }

    static List<String> strings(String text) {
        List<String> strings = new ArrayList<>();
        read(text, json -> {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                strings.add(json.getText());
            }
        });
        return strings;
    }

    static String ofNumbers(Map<String, Double> numbers) {
        return write(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Double> entry : new TreeMap<>(numbers).entrySet()) {
                json.writeNumberField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        });
    }

    static Map<String, Double> numbers(String text) {
        Map<String, Double> numbers = new TreeMap<>();
        read(text, json -> {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                numbers.put(name, json.getDoubleValue());
            }
        });
        return numbers;
    }

    private static String write(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void read(String text, Reading reading) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            reading.from(json);
        } catch (IOException e) {
            throw new CatalogException("a record in the catalog is damaged: " + text, e);
        }
    }
}
