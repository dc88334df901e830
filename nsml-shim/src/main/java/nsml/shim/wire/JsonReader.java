package nsml.shim.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object, strictly and within bounds.
 *
 * <p>Values become {@code String}, {@code Long} (an integer that fits), {@code Double} (any other finite number), {@code
 * Boolean}, {@code List}, {@code Map} or {@link #NULL}. Their number is capped, as each costs far more memory than its text.
 */
final class JsonReader {

    static final Object NULL = new Object();
    static final int MAX_DEPTH = 16;
    static final int MAX_VALUES = 10_000;

    private static final int END = -1;

    private final String text;
    private int at;
    private int values;

    private JsonReader(String text) {
        this.text = text;
    }

    static Map<String, Object> read(String text) throws ProtocolException {
        var reader = new JsonReader(text);
        reader.skipBlanks();
        Map<String, Object> object = reader.object(1);
        reader.skipBlanks();
        if (reader.peek() != END) {
            throw reader.expected("nothing after the object");
        }
        return object;
    }

    private Object value(int depth) throws ProtocolException {
        if (depth > MAX_DEPTH) {
            throw new ProtocolException("expected values nested at most " + MAX_DEPTH + " deep, got more");
        }
        if (++values > MAX_VALUES) {
            throw new ProtocolException("expected at most " + MAX_VALUES + " values, got more");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws ProtocolException {
        var fields = new LinkedHashMap<String, Object>();
        take('{');
        skipBlanks();
        if (skip('}')) {
            return fields;
        }
        do {
            skipBlanks();
            String name = string();
            skipBlanks();
            take(':');
            skipBlanks();
            if (fields.put(name, value(depth + 1)) != null) {
                throw new ProtocolException("expected each field once, got " + Quote.of(name) + " twice");
            }
            skipBlanks();
        } while (skip(','));
        take('}');
        return fields;
    }

    private List<Object> array(int depth) throws ProtocolException {
        var items = new ArrayList<Object>();
        take('[');
        skipBlanks();
        if (skip(']')) {
            return items;
        }
        do {
            skipBlanks();
            items.add(value(depth + 1));
            skipBlanks();
        } while (skip(','));
        take(']');
        return items;
    }

    private String string() throws ProtocolException {
        take('"');
        var string = new StringBuilder();
        while (!skip('"')) {
            int next = peek();
            if (next < ' ') {
                throw expected("a character of a string");
            }
            at++;
            string.append(next == '\\' ? escaped() : (char) next);
        }
        return wellFormed(string);
    }

    private char escaped() throws ProtocolException {
        int kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> (char) kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw expected("one of \"\\/bfnrtu after a backslash");
        };
    }

    private char hexadecimal() throws ProtocolException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int next = peek();
            // Character.digit also knows the digits of other scripts, which JSON does not.
            int digit = next < 128 ? Character.digit(next, 16) : -1;
            if (digit < 0) {
                throw expected("four hexadecimal digits");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private static String wellFormed(StringBuilder string) throws ProtocolException {
        // Half a surrogate pair has no UTF-8, so it could neither be logged nor name a file.
        if (!UTF_8.newEncoder().canEncode(string)) {
            throw new ProtocolException("expected whole characters in a string, got half a surrogate pair");
        }
        return string.toString();
    }

    private Object number() throws ProtocolException {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        boolean whole = true;
        if (skip('.')) {
            whole = false;
            digits();
        }
        if (skip('e') || skip('E')) {
            whole = false;
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return number(text.substring(start, at), whole);
    }

    private void digits() throws ProtocolException {
        if (!isDigit(peek())) {
            throw expected("a JSON value");
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private static Object number(String digits, boolean whole) throws ProtocolException {
        if (whole) {
            try {
                return Long.valueOf(digits);
            } catch (NumberFormatException e) {
                // An integer beyond a long is kept as the nearest double.
            }
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw new ProtocolException("expected a finite number, got " + Quote.of(digits));
        }
        return value;
    }

    private Object word(String word, Object value) throws ProtocolException {
        if (!text.startsWith(word, at)) {
            throw expected("a JSON value");
        }
        at += word.length();
        return value;
    }

    private static boolean isDigit(int character) {
        return '0' <= character && character <= '9';
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') {
            at++;
        }
    }

    private boolean skip(char character) {
        if (peek() != character) {
            return false;
        }
        at++;
        return true;
    }

    private void take(char character) throws ProtocolException {
        if (!skip(character)) {
            throw expected("'" + character + "'");
        }
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private ProtocolException expected(String what) {
        String got = at < text.length() ? Quote.of(text.substring(at)) : "the end of the line";
        return new ProtocolException("expected " + what + " at character " + at + ", got " + got);
    }
}
