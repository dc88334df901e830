package nsml.session.forecast;

/** A part of the cost, by what it grows with. */
enum Term {
    FIXED,
    QUERIES,
    REFERENCES,
    PAIRS;

    /** Returns how many times a test set of that size has the cost of this part. */
    double of(Size size) {
        return switch (this) {
            case FIXED -> 1;
            case QUERIES -> size.queries();
            case REFERENCES -> size.references();
            case PAIRS -> (double) size.queries() * size.references();
        };
    }
}
