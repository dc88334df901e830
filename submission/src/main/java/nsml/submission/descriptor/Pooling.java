package nsml.submission.descriptor;

/** One number for each channel of a map. */
final class Pooling {

    private static final double SMALLEST = 1e-6;

    private Pooling() {}

    interface OfChannel {
        double pool(FeatureMap map, int channel);
    }

    static Descriptor eachChannel(OfChannel pooling) {
        return map -> {
            var pooled = new double[map.channels()];
            for (int channel = 0; channel < pooled.length; channel++) {
                pooled[channel] = pooling.pool(map, channel);
            }
            return UnitLength.of(pooled);
        };
    }

    static double maximum(FeatureMap map, int channel) {
        return map.fold(channel, Double.NEGATIVE_INFINITY, Math::max);
    }

    static double mean(FeatureMap map, int channel) {
        return map.fold(channel, 0, Double::sum) / (map.height() * map.width());
    }

    static double generalisedMean(FeatureMap map, int channel, double p) {
        double sum = map.fold(channel, 0, (soFar, x) -> soFar + Math.pow(Math.max(x, SMALLEST), p));
        return Math.pow(sum / (map.height() * map.width()), 1 / p);
    }
}
