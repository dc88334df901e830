package nsml.submission.search;

import static java.util.Objects.checkIndex;

import java.util.Arrays;
import java.util.List;

/**
 * Vectors of length 1, numbered from 0, all of one dimension; zeros stay zeros.
 *
 * <p>Immutable and thread-safe.
 */
public final class UnitVectors {

    private static final double SMALLEST = 1e-12;

    private final int size;
    private final int dimension;
    private final float[] values;

    private UnitVectors(int size, int dimension, float[] values) {
        this.size = size;
        this.dimension = dimension;
        this.values = values;
    }

    /**
     * Brings a copy of each vector to length 1: x / sqrt(max(sum of squares, 1e-12)).
     *
     * @param rows all of one length, finite; none at all gives vectors of dimension 0
     */
    public static UnitVectors of(List<float[]> rows) {
        int dimension = rows.isEmpty() ? 0 : rows.get(0).length;
        var values = new float[Math.multiplyExact(rows.size(), dimension)];
        int row = 0;
        for (float[] vector : rows) {
            if (vector.length != dimension) {
                throw new IllegalArgumentException("vector " + row + " has " + vector.length
                        + " numbers, the first one " + dimension + "; all need the same dimension");
            }
            System.arraycopy(vector, 0, values, row * dimension, dimension);
            row++;
        }
        return normalised(row, dimension, values);
    }

    /**
     * As {@link #of(List)}.
     *
     * @param rows {@code [size, dimension]}
     */
    public static UnitVectors of(float[] rows, int dimension) {
        if (dimension < 1 || rows.length % dimension != 0) {
            throw new IllegalArgumentException(rows.length + " numbers can't be vectors of dimension " + dimension
                    + "; expected a multiple of it");
        }
        return normalised(rows.length / dimension, dimension, rows.clone());
    }

    private static UnitVectors normalised(int size, int dimension, float[] values) {
        for (int row = 0; row < size; row++) {
            double squares = 0;
            for (int i = row * dimension; i < (row + 1) * dimension; i++) {
                squares += (double) values[i] * values[i];
            }
            if (!Double.isFinite(squares)) {
                throw new IllegalArgumentException("vector " + row
                        + " has a number that is not finite: look for a diverged network or a broken picture");
            }
            double scale = 1 / Math.sqrt(Math.max(squares, SMALLEST));
            for (int i = row * dimension; i < (row + 1) * dimension; i++) {
                values[i] = (float) (values[i] * scale);
            }
        }
        return new UnitVectors(size, dimension, values);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** How many numbers each has. */
    public int dimension() {
        return dimension;
    }

    /** A copy of one of them. */
    public float[] vector(int index) {
        checkIndex(index, size);
        return Arrays.copyOfRange(values, index * dimension, (index + 1) * dimension);
    }

    /** Some of them, renumbered from 0 in the order given. */
    UnitVectors subset(int[] indices) {
        var subset = new float[indices.length * dimension];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * dimension, subset, i * dimension, dimension);
        }
        return new UnitVectors(indices.length, dimension, subset);
    }

    float at(int index, int component) {
        return values[index * dimension + component];
    }

    void addTo(double[] sum, int index, double weight) {
        int from = index * dimension;
        for (int i = 0; i < dimension; i++) {
            sum[i] += weight * values[from + i];
        }
    }
}
