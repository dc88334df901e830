package nsml.submission.search;

/** Adds up vectors in double precision. */
final class WeightedSum {

    private final double[] sum;

    WeightedSum(int dimension) {
        sum = new double[dimension];
    }

    void add(UnitVectors vectors, int index, double weight) {
        vectors.addTo(sum, index, weight);
    }

    float[] toFloats() {
        var floats = new float[sum.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) sum[i];
        }
        return floats;
    }
}
