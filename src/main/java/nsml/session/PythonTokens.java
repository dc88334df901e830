package nsml.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a Python source apart into names, texts and signs; comments and line ends are dropped. */
final class PythonTokens {

    /** One of them; a text without its quotes. */
    record Token(Kind kind, String text) {

        enum Kind {
            NAME,
            TEXT,
            SIGN
        }
    }

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private PythonTokens(String source) {
        this.source = source;
    }

    static List<Token> of(String source) {
        PythonTokens reader = new PythonTokens(source);
        while (reader.next < source.length()) {
            reader.take();
        }
        return reader.tokens;
    }

    private void take() {
        char c = source.charAt(next);
        if (c == '#') {
            next = end(source.indexOf('\n', next));
        } else if (c == '"' || c == '\'') {
            text(c, false);
        } else if (Character.isJavaIdentifierStart(c) || Character.isDigit(c)) {
            name();
        } else {
            if (!Character.isWhitespace(c) && c != '\\') {
                tokens.add(new Token(Token.Kind.SIGN, String.valueOf(c)));
            }
            next++;
        }
    }

    private int end(int found) {
        return found < 0 ? source.length() : found;
    }

    private void name() {
        int start = next;
        while (next < source.length() && Character.isJavaIdentifierPart(source.charAt(next))) {
            next++;
        }
        String name = source.substring(start, next);
        boolean quoteFollows = next < source.length() && (source.charAt(next) == '"' || source.charAt(next) == '\'');
        if (quoteFollows && name.matches("(?i)[rbuf]{1,2}")) {
            text(source.charAt(next), name.toLowerCase(Locale.ROOT).contains("r"));
        } else {
            tokens.add(new Token(Token.Kind.NAME, name));
        }
    }

    private void text(char quote, boolean raw) {
        String triple = String.valueOf(quote).repeat(3);
        String closing = source.startsWith(triple, next) ? triple : String.valueOf(quote);
        next += closing.length();
        StringBuilder text = new StringBuilder();
        while (next < source.length() && !source.startsWith(closing, next)) {
            char c = source.charAt(next++);
            if (c == '\\' && next < source.length()) {
                char escaped = source.charAt(next++);
                text.append(raw ? "\\" + escaped : unescaped(escaped));
            } else {
                text.append(c);
            }
        }
        next = Math.min(source.length(), next + closing.length());
        tokens.add(new Token(Token.Kind.TEXT, text.toString()));
    }

    private static String unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '\n' -> "";
            default -> String.valueOf(escaped);
        };
    }
}
