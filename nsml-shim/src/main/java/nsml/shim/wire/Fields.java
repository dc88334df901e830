package nsml.shim.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of one received message, each refused with a sentence if it is not what its name stands for. */
final class Fields {

    private final String type;
    private final Map<String, Object> values;

    private Fields(String type, Map<String, Object> values) {
        this.type = type;
        this.values = values;
    }

    static Fields read(String line) throws ProtocolException {
        Map<String, Object> values = JsonReader.read(line);
        return new Fields(new Fields("message", values).text("type"), values);
    }

    /** The fields of an object that is not one of the conversation's messages. */
    static Fields ofUntyped(String json) throws ProtocolException {
        return new Fields("object", JsonReader.read(json));
    }

    String type() {
        return type;
    }

    ProtocolException unknownType(String known) {
        return new ProtocolException("expected one of the types " + known + ", got " + Quote.of(type));
    }

    String text(String name) throws ProtocolException {
        return as(String.class, "a string", name, required(name));
    }

    Optional<String> optionalText(String name) throws ProtocolException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    OptionalLong optionalInteger(String name) throws ProtocolException {
        return has(name) ? OptionalLong.of(integer(name)) : OptionalLong.empty();
    }

    boolean flag(String name) throws ProtocolException {
        return as(Boolean.class, "true or false", name, required(name));
    }

    long integer(String name) throws ProtocolException {
        return as(Long.class, "a 64-bit integer", name, required(name));
    }

    int smallInteger(String name) throws ProtocolException {
        long value = integer(name);
        if (value != (int) value) {
            throw wrong(name, "a 32-bit integer", value);
        }
        return (int) value;
    }

    List<String> texts(String name) throws ProtocolException {
        var texts = new ArrayList<String>();
        List<?> items = as(List.class, "a list of strings", name, required(name));
        for (Object item : items) {
            texts.add(as(String.class, "a list of strings", name, item));
        }
        return texts;
    }

    Map<String, Double> numbers(String name) throws ProtocolException {
        var numbers = new LinkedHashMap<String, Double>();
        Map<?, ?> object = as(Map.class, "an object of numbers", name, required(name));
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            Number number = as(Number.class, "an object of numbers", name, entry.getValue());
            numbers.put((String) entry.getKey(), number.doubleValue());
        }
        return numbers;
    }

    /** One of the constants, written in lower case; the first if there is none. */
    <E extends Enum<E>> E optionalConstant(String name, E[] constants) throws ProtocolException {
        return has(name) ? constant(name, constants) : constants[0];
    }

    /** One of the constants, written in lower case. */
    <E extends Enum<E>> E constant(String name, E[] constants) throws ProtocolException {
        String text = text(name);
        var known = new ArrayList<String>();
        for (E constant : constants) {
            known.add(constant.name().toLowerCase(Locale.ROOT));
            if (known.get(known.size() - 1).equals(text)) {
                return constant;
            }
        }
        throw wrong(name, "one of " + String.join(", ", known), text);
    }

    private boolean has(String name) {
        return value(name) != JsonReader.NULL;
    }

    private Object required(String name) throws ProtocolException {
        if (!has(name)) {
            throw new ProtocolException("expected the field \"" + name + "\" in " + Quote.of(type) + ", got none");
        }
        return value(name);
    }

    private Object value(String name) {
        return values.getOrDefault(name, JsonReader.NULL);
    }

    private <T> T as(Class<T> wanted, String description, String name, Object value) throws ProtocolException {
        if (!wanted.isInstance(value)) {
            throw wrong(name, description, value);
        }
        return wanted.cast(value);
    }

    private ProtocolException wrong(String name, String description, Object got) {
        return new ProtocolException("expected " + description + " as \"" + name + "\" in " + Quote.of(type) + ", got "
                + (got == JsonReader.NULL ? "null" : Quote.of(got.toString())));
    }
}
