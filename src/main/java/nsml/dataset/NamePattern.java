package nsml.dataset;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds datasets by name, or by tag if it begins with {@code #}.
 *
 * <p>{@code *} stands for any characters and {@code ?} for one; without either, a part of the name will do. Upper and lower case are
 * the same.
 */
public record NamePattern(String text) {

    /** Tells whether a dataset is found. */
    public boolean matches(Dataset dataset) {
        return text.startsWith("#")
                ? dataset.competition().about().tags().stream().anyMatch(this::matches)
                : matches(dataset.name().text());
    }

    private boolean matches(String word) {
        String lower = text.toLowerCase(Locale.ROOT);
        String candidate = word.toLowerCase(Locale.ROOT);
        if (lower.indexOf('*') < 0 && lower.indexOf('?') < 0) {
            return candidate.contains(lower);
        }
        StringBuilder regex = new StringBuilder();
        lower.codePoints().forEach(point -> {
            switch (point) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(point)));
            }
        });
        return candidate.matches(regex.toString());
    }
}
