package nsml.submission.descriptor;

/**
 * Turns a feature map into a vector of length 1, so that the dot product of two of them is the cosine similarity.
 *
 * <p>A map whose pooled vector is all zeros gives zeros. Length 1 is meant as Keras means it: x / sqrt(max(sum of squares,
 * 1e-12)). Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface Descriptor {

    /**
     * Describes one picture.
     *
     * @return as many numbers as the map has channels, a new array
     */
    float[] of(FeatureMap map);

    /** MAC: the maximum of each channel. */
    static Descriptor mac() {
        return Pooling.eachChannel(Pooling::maximum);
    }

    /** SPoC, without its centre prior: the mean of each channel, known as global average pooling. */
    static Descriptor spoc() {
        return Pooling.eachChannel(Pooling::mean);
    }

    /**
     * GeM: the generalised mean of each channel, between SPoC and MAC.
     *
     * <p>Activations under 1e-6, negative ones too, count as 1e-6.
     *
     * @param p 1 gives the mean, large values come near the maximum; 3 is usual
     */
    static Descriptor gem(double p) {
        if (!(p > 0 && p < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("GeM needs a finite power above 0, not " + p + "; 3 is usual");
        }
        return Pooling.eachChannel((map, channel) -> Pooling.generalisedMean(map, channel, p));
    }

    /**
     * R-MAC with the regions of each map's own size.
     *
     * @param levels scales of the regions, at least 1; 3 is usual
     */
    static Descriptor rmac(int levels) {
        RegionGrid.checkLevels(levels);
        return map -> new Rmac(RegionGrid.of(map.width(), map.height(), levels)).of(map);
    }

    /**
     * R-MAC with fixed regions, for instance those of a sample picture.
     *
     * <p>Maps of another size than the grid's are refused.
     */
    static Descriptor rmac(RegionGrid grid) {
        return new Rmac(grid);
    }
}
