package nsml.submission.descriptor;

/** L2 normalisation as Keras does it: x / sqrt(max(sum of squares, 1e-12)), so that zeros stay zeros. */
final class UnitLength {

    private static final double SMALLEST = 1e-12;

    private UnitLength() {}

    static float[] of(double[] vector) {
        double scale = scale(vector);
        var unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] * scale);
        }
        return unit;
    }

    /** What to multiply with. */
    static double scale(double[] vector) {
        double squares = 0;
        for (double x : vector) {
            squares += x * x;
        }
        return 1 / Math.sqrt(Math.max(squares, SMALLEST));
    }
}
