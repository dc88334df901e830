package nsml.submission.picture;

import static java.util.Objects.checkIndex;

import java.util.Arrays;

/**
 * A picture in memory: 8 bits for each of red, green and blue.
 *
 * <p>Two pictures are equal when their size and all their samples are. Immutable.
 */
public final class RgbPicture {

    static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] samples;

    private RgbPicture(int width, int height, byte[] samples) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has at least 1 x 1 pixels, not " + width + " x " + height);
        }
        long expected = (long) CHANNELS * width * height;
        if (samples.length != expected) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels has " + expected
                    + " bytes, 3 for each pixel, not " + samples.length);
        }
        this.width = width;
        this.height = height;
        this.samples = samples;
    }

    /**
     * Makes a picture of a copy of its samples.
     *
     * @param samples {@code [height, width, 3]}, red first, 0 to 255 unsigned
     */
    public static RgbPicture of(int width, int height, byte[] samples) {
        return new RgbPicture(width, height, samples.clone());
    }

    /** As {@link #of}, for an array that nobody else will write to. */
    static RgbPicture owning(int width, int height, byte[] samples) {
        return new RgbPicture(width, height, samples);
    }

    /** In pixels, at least 1. */
    public int width() {
        return width;
    }

    /** In pixels, at least 1. */
    public int height() {
        return height;
    }

    /**
     * One sample.
     *
     * @param x from the left, below the width
     * @param y from the top, below the height
     * @param channel 0 for red, 1 for green, 2 for blue
     * @return 0 to 255
     */
    public int sample(int x, int y, int channel) {
        checkIndex(x, width);
        checkIndex(y, height);
        checkIndex(channel, CHANNELS);
        return samples[CHANNELS * (y * width + x) + channel] & 0xff;
    }

    /** All samples as {@code [height, width, 3]}, a copy. */
    public byte[] toBytes() {
        return samples.clone();
    }

    /** The mirror image, left and right exchanged. */
    public RgbPicture mirrored() {
        var mirrored = new byte[samples.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        samples,
                        CHANNELS * (y * width + x),
                        mirrored,
                        CHANNELS * (y * width + width - 1 - x),
                        CHANNELS);
            }
        }
        return owning(width, height, mirrored);
    }

    /** The samples themselves, not to be written to. */
    byte[] samples() {
        return samples;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbPicture that
                && width == that.width
                && height == that.height
                && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "RgbPicture[" + width + " x " + height + "]";
    }
}
