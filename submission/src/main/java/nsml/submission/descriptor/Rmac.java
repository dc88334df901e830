package nsml.submission.descriptor;

import nsml.submission.descriptor.RegionGrid.Region;

/**
 * Regional maximum activations of convolutions, without the whitening in the middle: the maximum of each region brought to
 * length 1, all added up, brought to length 1 again.
 *
 * <p>Tolias, Sicre and Jegou, ICLR 2016.
 */
record Rmac(RegionGrid grid) implements Descriptor {

    @Override
    public float[] of(FeatureMap map) {
        if (map.width() != grid.width() || map.height() != grid.height()) {
            throw new IllegalArgumentException("these R-MAC regions are for maps of " + grid.width() + " x "
                    + grid.height() + ", not " + map.width() + " x " + map.height()
                    + ": give all pictures the size of the sample, or compute the regions from each map");
        }
        var sum = new double[map.channels()];
        var maxima = new double[map.channels()];
        for (Region region : grid.regions()) {
            for (int channel = 0; channel < maxima.length; channel++) {
                maxima[channel] = maximum(map, channel, region);
            }
            double scale = UnitLength.scale(maxima);
            for (int channel = 0; channel < sum.length; channel++) {
                sum[channel] += scale * maxima[channel];
            }
        }
        return UnitLength.of(sum);
    }

    private static double maximum(FeatureMap map, int channel, Region region) {
        float maximum = Float.NEGATIVE_INFINITY;
        for (int y = region.y(); y < region.y() + region.height(); y++) {
            for (int x = region.x(); x < region.x() + region.width(); x++) {
                maximum = Math.max(maximum, map.at(channel, y, x));
            }
        }
        return maximum;
    }
}
