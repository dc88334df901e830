package nsml.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name in which {@code *} stands for any characters, none included, and {@code ?} for one.
 *
 * @param text as it was typed
 */
record Wildcard(String text) {

    /** Tells whether there is anything but plain characters. */
    boolean isPattern() {
        return text.contains("*") || text.contains("?");
    }

    boolean matches(String name) {
        String expression = text.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.DOTALL).matcher(name).matches();
    }

    /** For a search: plain characters are found anywhere in the name. */
    boolean finds(String name) {
        return isPattern() ? matches(name) : name.contains(text);
    }
}
