package nsml.session.forecast;

/**
 * What a submission took on a test set.
 *
 * @param queries how many it answered
 * @param references among how many references
 * @param inferSeconds from the end of load to the answers
 * @param loadSeconds for load
 * @param peakBytes the most memory that all its processes had together
 */
public record Trial(int queries, int references, double inferSeconds, double loadSeconds, long peakBytes) {

    /** Checks all. */
    public Trial {
        if (queries < 1 || references < 1) {
            throw new IllegalArgumentException(
                    "a trial has at least 1 query and 1 reference, not " + queries + " x " + references);
        }
        if (!(inferSeconds >= 0 && loadSeconds >= 0 && peakBytes >= 0)
                || Double.isInfinite(inferSeconds)
                || Double.isInfinite(loadSeconds)) {
            throw new IllegalArgumentException("times and memory are finite and not negative, not " + inferSeconds
                    + " s, " + loadSeconds + " s and " + peakBytes + " bytes");
        }
    }

    /** Returns the size of the test set. */
    public Size size() {
        return new Size(queries, references);
    }
}
