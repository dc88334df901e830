package nsml.scoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Takes a line apart that Python's {@code repr} or JSON wrote: strings in either quotes with the escapes of either, brackets,
 * commas, and words, which are everything else. Nothing is ever evaluated.
 */
final class Literals {

    private static final String SIMPLE_ESCAPES = "\\'\"/abfnrtv";
    private static final String ESCAPED = "\\'\"/\u0007\b\f\n\r\t\u000b";

    private byte[] bytes = {};
    private int at;
    private int end;

    private byte[] text = {};
    private int textFrom;
    private int textTo;

    /** Begins with a line; what it was given before is forgotten. */
    void over(TextLines lines) {
        bytes = lines.bytes();
        at = 0;
        end = lines.length();
    }

    private void skipSpaces() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
    }

    boolean atEnd() {
        skipSpaces();
        return at == end;
    }

    /** Tells whether that is the next character after spaces. */
    boolean sees(char ascii) {
        skipSpaces();
        return at < end && bytes[at] == ascii;
    }

    /** Takes that character if it is the next after spaces. */
    boolean take(char ascii) {
        if (!sees(ascii)) {
            return false;
        }
        at++;
        return true;
    }

    boolean seesList() {
        return sees('[') || sees('(');
    }

    /** Takes an opening bracket, which {@link #seesList} has seen, and returns the one that closes it. */
    char open() {
        return bytes[at++] == '[' ? ']' : ')';
    }

    boolean seesString() {
        return sees('\'') || sees('"');
    }

    /** Takes a string, whose content is then the text; returns false if there is none or it is malformed. */
    boolean takeString() {
        if (!seesString()) {
            return false;
        }
        byte quote = bytes[at++];
        int from = at;
        while (at < end && bytes[at] != quote && bytes[at] != '\\') {
            at++;
        }
        if (at == end) {
            return false;
        }
        if (bytes[at] == '\\') {
            return takeEscaped(from, quote);
        }
        setText(bytes, from, at++);
        return true;
    }

    private boolean takeEscaped(int from, byte quote) {
        StringBuilder decoded = new StringBuilder();
        int plain = from;
        while (at < end) {
            byte next = bytes[at];
            if (next == quote || next == '\\') {
                if (!Quoted.isUtf8(bytes, plain, at)) {
                    return false;
                }
                decoded.append(new String(bytes, plain, at - plain, UTF_8));
                at++;
                if (next == quote) {
                    byte[] content = decoded.toString().getBytes(UTF_8);
                    setText(content, 0, content.length);
                    return isWellFormed(decoded);
                }
                if (!takeEscape(decoded)) {
                    return false;
                }
                plain = at;
            } else {
                at++;
            }
        }
        return false;
    }

    private boolean takeEscape(StringBuilder decoded) {
        if (at == end) {
            return false;
        }
        char kind = (char) bytes[at++];
        int simple = SIMPLE_ESCAPES.indexOf(kind);
        if (simple >= 0) {
            decoded.append(ESCAPED.charAt(simple));
            return true;
        }
        return switch (kind) {
            case 'x' -> takeDigits(decoded, 2, 16);
            case 'u' -> takeDigits(decoded, 4, 16);
            case 'U' -> takeDigits(decoded, 8, 16);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                int count = 1;
                while (count < 3 && at + count < end && Character.digit(bytes[at + count], 8) >= 0) {
                    count++;
                }
                yield takeDigits(decoded, count, 8);
            }
            default -> false;
        };
    }

    private boolean takeDigits(StringBuilder decoded, int count, int radix) {
        if (at + count > end) {
            return false;
        }
        long point = 0;
        for (int i = 0; i < count; i++) {
            int digit = Character.digit(bytes[at++], radix);
            if (digit < 0) {
                return false;
            }
            point = point * radix + digit;
        }
        if (point > Character.MAX_CODE_POINT) {
            return false;
        }
        decoded.appendCodePoint((int) point);
        return true;
    }

    /** JSON writes two escapes for a character beyond the first 65,536; one alone is no character. */
    private static boolean isWellFormed(CharSequence decoded) {
        return decoded.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
    }

    /** Takes what stands before the next comma, closing bracket or space, with what it has in brackets; empty if nothing does. */
    String takeWord() {
        skipSpaces();
        int from = at;
        while (at < end && ",]) \t".indexOf(bytes[at]) < 0) {
            if (bytes[at] == '(') {
                skipTo(')');
            }
            at = Math.min(end, at + 1);
        }
        return new String(bytes, from, at - from, ISO_8859_1);
    }

    private void skipTo(char ascii) {
        while (at < end && bytes[at] != ascii) {
            at++;
        }
    }

    private void setText(byte[] array, int from, int to) {
        text = array;
        textFrom = from;
        textTo = to;
    }

    byte[] text() {
        return text;
    }

    int textFrom() {
        return textFrom;
    }

    int textTo() {
        return textTo;
    }
}
