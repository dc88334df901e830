package nsml.submission.descriptor;

/**
 * The last activations of a network for one picture, {@code [channels, height, width]}: a view of an array, not a copy.
 *
 * <p>Read-only and thread-safe as long as nobody writes to the array.
 */
public final class FeatureMap {

    private final float[] values;
    private final int offset;
    private final int channels;
    private final int height;
    private final int width;

    private FeatureMap(float[] values, long offset, int channels, int height, int width) {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("a feature map has at least one channel, row and column, not " + channels
                    + " x " + height + " x " + width);
        }
        long end = offset + (long) channels * height * width;
        if (offset < 0 || end > values.length) {
            throw new IllegalArgumentException("a feature map of " + channels + " x " + height + " x " + width + " at "
                    + offset + " needs an array of " + end + " numbers, not " + values.length);
        }
        this.values = values;
        this.offset = (int) offset;
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    /**
     * Views a whole array as one map.
     *
     * @param values {@code [channels, height, width]}
     */
    public static FeatureMap of(float[] values, int channels, int height, int width) {
        if (values.length != (long) channels * height * width) {
            throw new IllegalArgumentException("a feature map of " + channels + " x " + height + " x " + width + " has "
                    + (long) channels * height * width + " numbers, not " + values.length);
        }
        return new FeatureMap(values, 0, channels, height, width);
    }

    /**
     * Views one map of a batch.
     *
     * @param batch {@code [pictures, channels, height, width]}
     * @param picture from 0
     */
    public static FeatureMap ofBatch(float[] batch, int picture, int channels, int height, int width) {
        return new FeatureMap(batch, (long) picture * channels * height * width, channels, height, width);
    }

    /** At least 1. */
    public int channels() {
        return channels;
    }

    /** At least 1. */
    public int height() {
        return height;
    }

    /** At least 1. */
    public int width() {
        return width;
    }

    /** The activation at row {@code y} and column {@code x}. */
    float at(int channel, int y, int x) {
        return values[offset + (channel * height + y) * width + x];
    }

    /** The cells of one channel, folded in the order of rows. */
    double fold(int channel, double start, Fold fold) {
        int from = offset + channel * height * width;
        double result = start;
        for (int i = from; i < from + height * width; i++) {
            result = fold.apply(result, values[i]);
        }
        return result;
    }

    interface Fold {
        double apply(double soFar, double activation);
    }
}
