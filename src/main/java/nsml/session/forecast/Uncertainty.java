package nsml.session.forecast;

import java.util.List;

/**
 * How well the real size is known: the covariance of the four parts of its cost, any of which may be all of it until a trial says
 * otherwise.
 */
final class Uncertainty {

    private static final List<Term> PARTS = List.of(Term.values());
    private static final int TERMS = PARTS.size();

    private final Size real;
    private final double[][] covariance;

    private Uncertainty(Size real, double[][] covariance) {
        this.real = real;
        this.covariance = covariance;
    }

    /** Knows nothing but about how large the whole cost is. */
    static Uncertainty beforehand(Size real, double cost) {
        double[][] covariance = new double[TERMS][TERMS];
        for (int i = 0; i < TERMS; i++) {
            covariance[i][i] = cost * cost;
        }
        return new Uncertainty(real, covariance);
    }

    /** Returns what is left after a trial. */
    Uncertainty after(Size size, double deviation) {
        double[] row = PARTS.stream()
                .mapToDouble(part -> part.of(size) / part.of(real))
                .toArray();
        double[] gain = new double[TERMS];
        double variance = deviation * deviation;
        for (int i = 0; i < TERMS; i++) {
            for (int j = 0; j < TERMS; j++) {
                gain[i] += covariance[i][j] * row[j];
            }
            variance += row[i] * gain[i];
        }
        double[][] left = new double[TERMS][TERMS];
        for (int i = 0; i < TERMS; i++) {
            for (int j = 0; j < TERMS; j++) {
                left[i][j] = covariance[i][j] - gain[i] * gain[j] / variance;
            }
        }
        return new Uncertainty(real, left);
    }

    /** Returns the variance of the cost of the real size. */
    double variance() {
        double sum = 0;
        for (double[] row : covariance) {
            for (double entry : row) {
                sum += entry;
            }
        }
        return sum;
    }

    double deviation() {
        return Math.sqrt(variance());
    }
}
