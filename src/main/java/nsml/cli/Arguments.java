package nsml.cli;

import java.util.ArrayList;
import java.util.List;

/** Splits one string into arguments as a shell would: blanks separate, quotes and backslashes keep together. */
final class Arguments {

    private final String text;
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean begun;
    private int next;

    private Arguments(String text) {
        this.text = text;
    }

    /**
     * Splits.
     *
     * @throws IllegalArgumentException if a quote is not closed or a backslash stands last
     */
    static List<String> split(String text) {
        Arguments arguments = new Arguments(text);
        while (arguments.next < text.length()) {
            arguments.take(text.charAt(arguments.next++));
        }
        arguments.finish();
        return arguments.arguments;
    }

    private void take(char c) {
        if (Character.isWhitespace(c)) {
            finish();
            return;
        }
        begun = true;
        switch (c) {
            case '\\' -> current.append(following());
            case '\'' -> quoted('\'');
            case '"' -> quoted('"');
            default -> current.append(c);
        }
    }

    private void quoted(char quote) {
        for (char c = following(); c != quote; c = following()) {
            current.append(c == '\\' && quote == '"' ? following() : c);
        }
    }

    private char following() {
        if (next == text.length()) {
            throw new IllegalArgumentException(
                    "the arguments end within a quote or after a backslash: " + text + "; close the quote");
        }
        return text.charAt(next++);
    }

    private void finish() {
        if (begun) {
            arguments.add(current.toString());
            current.setLength(0);
            begun = false;
        }
    }
}
