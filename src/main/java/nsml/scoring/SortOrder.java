package nsml.scoring;

import java.util.Locale;

/** Which scores are better. */
public enum SortOrder {
    /** The smaller, as of an error. */
    ASCENDING,
    /** The greater, as of an accuracy. */
    DESCENDING;

    /** Returns the word that definitions and options use. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static SortOrder parse(String text) {
        for (SortOrder order : values()) {
            if (order.printed().equals(text)) {
                return order;
            }
        }
        throw new IllegalArgumentException(
                "the order is ascending (the smallest score is the best) or descending; this is " + Quoted.text(text));
    }
}
