package nsml.dataset;

import java.util.regex.Pattern;
import nsml.scoring.Quoted;

/**
 * The name of a dataset, for instance {@code ir_ph1}.
 *
 * @param text 1 to 20 letters, digits, {@code _} and {@code -}; it does not begin with {@code -}
 */
public record DatasetName(String text) implements Comparable<DatasetName> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,19}");

    /** Checks the form. */
    public DatasetName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a dataset's name is 1 to 20 letters (a to z), digits, _ and -, and does not begin with -; this is "
                            + Quoted.text(text));
        }
    }

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException if it is not of the form
     */
    public static DatasetName of(String text) {
        return new DatasetName(text);
    }

    @Override
    public int compareTo(DatasetName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
