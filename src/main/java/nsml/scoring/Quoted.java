package nsml.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/** Shows text that somebody else chose: in quotes, not too long, and without power over the terminal. */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    /** Quotes text. */
    public static String text(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(point -> appendTo(shown, point));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "...\"" : "\"")
                .toString();
    }

    /** Quotes bytes that should be UTF-8; if they are not, all beyond ASCII are shown by their numbers. */
    static String bytes(byte[] bytes, int from, int to) {
        if (isUtf8(bytes, from, to)) {
            return text(new String(bytes, from, to - from, UTF_8));
        }
        StringBuilder shown = new StringBuilder("\"");
        for (int i = from; i < Math.min(to, from + LONGEST); i++) {
            if (bytes[i] < 0) {
                shown.append(String.format(Locale.ROOT, "\\x%02x", bytes[i]));
            } else {
                appendTo(shown, bytes[i]);
            }
        }
        return shown.append(to - from > LONGEST ? "...\"" : "\"").toString();
    }

    static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void appendTo(StringBuilder shown, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(Locale.ROOT, "\\u{%x}", point));
            default -> {
                if (point == '"' || point == '\\') {
                    shown.append('\\');
                }
                shown.appendCodePoint(point);
            }
        }
    }
}
