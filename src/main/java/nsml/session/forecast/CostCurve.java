package nsml.session.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One quantity as a function of the size: {@code fixed + perQuery*Q + perReference*R + perPair*Q*R} with costs of at least 0.
 *
 * <p>A handful of trials rarely tells which of the four matter. So every choice of terms is fitted by least squares. Those with a
 * negative cost are dropped (the best of the others is the solution of non-negative least squares); the rest are averaged, each
 * with the weight {@code exp(-AIC/2)}: a term that the trials do not ask for makes a fit less likely. The deviations of the
 * trials being known beforehand, well enough, this holds for as few trials as there are. The range comes from the deviations,
 * enlarged if the residuals are larger than they allow, from how far the fits are apart, and from how far one more measurement
 * would be from the truth, as what is forecast is a measurement too.
 */
final class CostCurve {

    private record Fit(LeastSquares squares, double weight) {}

    /** How many residuals of just the expected size the deviations given beforehand are worth. */
    private static final double PRIOR = 4;

    /** The range holds nine of ten. */
    private static final double DEVIATIONS = 1.645;

    private final List<Fit> fits;
    private final double inflation;
    private final double spread;

    private CostCurve(List<Fit> fits, double inflation, double spread) {
        this.fits = fits;
        this.inflation = inflation;
        this.spread = spread;
    }

    /**
     * Fits.
     *
     * @param measured one or more, all of more than 0
     * @param spread how far two large measurements of the same are apart: the relative standard deviation
     */
    static CostCurve fit(List<Measured> measured, double spread) {
        List<LeastSquares> possible = LeastSquares.choices().stream()
                .map(terms -> LeastSquares.fit(terms, measured))
                .flatMap(Optional::stream)
                .filter(LeastSquares::isPositive)
                .toList();
        double[] criteria = possible.stream()
                .mapToDouble(fit -> fit.chiSquare() + 2 * fit.terms())
                .toArray();
        double least = Arrays.stream(criteria).min().orElseThrow();
        double[] likelihoods =
                Arrays.stream(criteria).map(aic -> Math.exp((least - aic) / 2)).toArray();
        double all = Arrays.stream(likelihoods).sum();
        Fit[] fits = new Fit[likelihoods.length];
        for (int i = 0; i < fits.length; i++) {
            fits[i] = new Fit(possible.get(i), likelihoods[i] / all);
        }
        return new CostCurve(List.of(fits), inflation(List.of(fits), measured.size()), spread);
    }

    private static double inflation(List<Fit> fits, int trials) {
        double sum = 0;
        for (Fit fit : fits) {
            sum += fit.weight()
                    * (PRIOR + fit.squares().chiSquare())
                    / (PRIOR + trials - fit.squares().terms());
        }
        return Math.max(1, sum);
    }

    Estimate at(Size size) {
        double expected = mean(squares -> squares.value(size));
        double variance = mean(squares -> inflation * squares.variance(size)
                + (squares.value(size) - expected) * (squares.value(size) - expected));
        double again = spread * expected;
        return new Estimate(expected, DEVIATIONS * Math.sqrt(variance + inflation * again * again));
    }

    Costs costs() {
        return new Costs(
                mean(squares -> squares.cost(Term.FIXED)),
                mean(squares -> squares.cost(Term.QUERIES)),
                mean(squares -> squares.cost(Term.REFERENCES)),
                mean(squares -> squares.cost(Term.PAIRS)));
    }

    private double mean(ToDoubleFunction<LeastSquares> value) {
        return fits.stream()
                .mapToDouble(fit -> fit.weight() * value.applyAsDouble(fit.squares()))
                .sum();
    }
}
