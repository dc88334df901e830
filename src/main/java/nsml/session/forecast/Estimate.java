package nsml.session.forecast;

/**
 * An expected value and how far from it the truth may well be: nine times in ten it is within {@link #low} and {@link #high}.
 *
 * @param expected not negative
 * @param margin not negative
 */
public record Estimate(double expected, double margin) {

    /** Returns the lower end, which is not negative. */
    public double low() {
        return Math.max(0, expected - margin);
    }

    /** Returns the upper end. */
    public double high() {
        return expected + margin;
    }
}
