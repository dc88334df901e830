package nsml.submission.search;

/** Similarities to the power of alpha, as weights of neighbours. */
final class Exponents {

    private Exponents() {}

    /** A negative similarity counts as 0, whose fractional powers exist; to the power of 0 everything is 1. */
    static double similarityToThe(double alpha, double similarity) {
        return StrictMath.pow(Math.max(0, similarity), alpha);
    }

    static double checkAlpha(double alpha) {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("alpha is 0 or more and finite, not " + alpha + "; 3 is usual");
        }
        return alpha;
    }
}
