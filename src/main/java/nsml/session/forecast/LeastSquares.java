package nsml.session.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Some of the terms, fitted to measurements by weighted least squares.
 *
 * <p>Columns are scaled to lengths of 1, so that pairs by the hundred million and a constant can meet in double precision.
 */
final class LeastSquares {

    /** What is left of a column of length 1 that is no combination of the others must be longer than this. */
    private static final double INDEPENDENT = 1e-6;

    private final List<Term> terms;
    private final double[] scales;
    private final double[] coefficients;
    private final double[][] covariance;
    private final double chiSquare;

    private LeastSquares(
            List<Term> terms, double[] scales, double[] coefficients, double[][] covariance, double chiSquare) {
        this.terms = terms;
        this.scales = scales;
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.chiSquare = chiSquare;
    }

    /** Fits; empty if the measurements do not tell these terms apart. */
    static Optional<LeastSquares> fit(List<Term> terms, List<Measured> measured) {
        int columns = terms.size();
        int rows = measured.size();
        if (rows < columns) {
            return Optional.empty();
        }
        double[][] q = new double[columns][];
        double[] scales = new double[columns];
        double[][] r = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            Term term = terms.get(i);
            double[] column = measured.stream()
                    .mapToDouble(one -> term.of(one.size()) / one.deviation())
                    .toArray();
            scales[i] = 1 / Math.sqrt(dot(column, column));
            scale(column, scales[i]);
            for (int j = 0; j < i; j++) {
                r[j][i] = dot(q[j], column);
                subtract(column, q[j], r[j][i]);
            }
            r[i][i] = Math.sqrt(dot(column, column));
            if (r[i][i] < INDEPENDENT) {
                return Optional.empty();
            }
            scale(column, 1 / r[i][i]);
            q[i] = column;
        }
        double[] rest = measured.stream()
                .mapToDouble(one -> one.value() / one.deviation())
                .toArray();
        double[] projected = new double[columns];
        for (int i = 0; i < columns; i++) {
            projected[i] = dot(q[i], rest);
            subtract(rest, q[i], projected[i]);
        }
        double[][] inverse = inverse(r);
        return Optional.of(new LeastSquares(
                List.copyOf(terms), scales, times(inverse, projected), timesItself(inverse), dot(rest, rest)));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
    }

    private static void subtract(double[] a, double[] b, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] -= factor * b[i];
        }
    }

    /** Inverts an upper triangle. */
    private static double[][] inverse(double[][] r) {
        int n = r.length;
        double[][] inverse = new double[n][n];
        for (int column = 0; column < n; column++) {
            for (int row = column; row >= 0; row--) {
                double sum = row == column ? 1 : 0;
                for (int k = row + 1; k <= column; k++) {
                    sum -= r[row][k] * inverse[k][column];
                }
                inverse[row][column] = sum / r[row][row];
            }
        }
        return inverse;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
    }

    /** Multiplies with the transpose. */
    private static double[][] timesItself(double[][] matrix) {
        return Arrays.stream(matrix).map(row -> times(matrix, row)).toArray(double[][]::new);
    }

    /** Returns how many terms it has. */
    int terms() {
        return terms.size();
    }

    /** Returns the sum of the squares of the residuals, each in its deviations. */
    double chiSquare() {
        return chiSquare;
    }

    /** Tells whether every cost is more than 0. */
    boolean isPositive() {
        return Arrays.stream(coefficients).allMatch(coefficient -> coefficient > 0);
    }

    /** Returns the cost of a term, 0 if this has not got it. */
    double cost(Term term) {
        int i = terms.indexOf(term);
        return i < 0 ? 0 : coefficients[i] * scales[i];
    }

    double value(Size size) {
        return dot(coefficients, row(size));
    }

    /** Returns the variance of the value if the deviations of the measurements are right. */
    double variance(Size size) {
        double[] row = row(size);
        return dot(row, times(covariance, row));
    }

    private double[] row(Size size) {
        double[] row = new double[scales.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = terms.get(i).of(size) * scales[i];
        }
        return row;
    }

    /** Returns every choice of at least one term. */
    static List<List<Term>> choices() {
        List<List<Term>> choices = List.of(List.of());
        for (Term term : Term.values()) {
            choices = choices.stream()
                    .flatMap(choice -> Stream.of(choice, with(choice, term)))
                    .toList();
        }
        return choices.stream().filter(choice -> !choice.isEmpty()).toList();
    }

    private static List<Term> with(List<Term> choice, Term term) {
        return Stream.concat(choice.stream(), Stream.of(term)).toList();
    }
}
