package nsml.shim.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Writes one message as a JSON object on one line. */
final class JsonWriter {

    private final StringBuilder out = new StringBuilder("{");
    private int values;

    JsonWriter(String type) {
        put("type", type);
    }

    JsonWriter put(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    /** Writes nothing for an empty value. */
    JsonWriter put(String name, Optional<String> value) {
        return value.isPresent() ? put(name, value.get()) : this;
    }

    /** Writes nothing for an empty value. */
    JsonWriter put(String name, OptionalLong value) {
        return value.isPresent() ? put(name, value.getAsLong()) : this;
    }

    JsonWriter put(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    JsonWriter put(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    JsonWriter put(String name, List<String> items) {
        name(name);
        out.append('[');
        for (String item : items) {
            separate();
            string(item);
        }
        out.append(']');
        return this;
    }

    /** Ordered by name, so that equal messages are equal lines. */
    JsonWriter put(String name, Map<String, Double> numbers) {
        name(name);
        out.append('{');
        new TreeMap<>(numbers).forEach(this::number);
        out.append('}');
        return this;
    }

    String end() {
        return out.append('}').toString();
    }

    private void number(String name, double value) {
        name(name);
        out.append(value);
    }

    private void name(String name) {
        separate();
        string(name);
        out.append(':');
    }

    private void separate() {
        if (++values > JsonReader.MAX_VALUES) {
            throw new IllegalArgumentException(
                    "expected a message of at most " + JsonReader.MAX_VALUES + " values, got more; send several");
        }
        char last = out.charAt(out.length() - 1);
        if (last != '{' && last != '[') {
            out.append(',');
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char next) {
        if (next == '"' || next == '\\') {
            out.append('\\').append(next);
        } else if (next < ' ') {
            out.append("\\u00").append(Character.forDigit(next >> 4, 16)).append(Character.forDigit(next & 15, 16));
        } else {
            out.append(next);
        }
    }
}
