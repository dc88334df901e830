package nsml.session.forecast;

/**
 * How large a test set is.
 *
 * @param queries at least 1
 * @param references at least 1
 */
public record Size(int queries, int references) {

    /** Checks both. */
    public Size {
        if (queries < 1 || references < 1) {
            throw new IllegalArgumentException(
                    "a test set has at least 1 query and 1 reference, not " + queries + " x " + references);
        }
    }
}
