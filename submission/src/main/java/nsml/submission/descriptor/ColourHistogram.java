package nsml.submission.descriptor;

import nsml.submission.picture.RgbPicture;

/**
 * A descriptor without a network: which colours a picture has. The baseline that features must beat.
 *
 * <p>Hue, saturation and value (as Smith 1978, black and grey having hue 0) fall into 8 x 4 x 4 equal bins; the descriptor is
 * the square root of each bin's share of the pixels, which has length 1, so that the cosine of two descriptors is the
 * Bhattacharyya coefficient of the histograms. The plain shares do much worse: the background's bin outweighs all others.
 */
public final class ColourHistogram {

    private static final int HUES = 8;
    private static final int SATURATIONS = 4;
    private static final int VALUES = 4;

    private ColourHistogram() {}

    /**
     * Describes a picture of any size.
     *
     * @return {@code [hue, saturation, value]}, 128 numbers of 0 or more, of length 1
     */
    public static float[] of(RgbPicture picture) {
        var histogram = new double[HUES * SATURATIONS * VALUES];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                histogram[bin(picture.sample(x, y, 0), picture.sample(x, y, 1), picture.sample(x, y, 2))]++;
            }
        }
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] = Math.sqrt(histogram[i]);
        }
        return UnitLength.of(histogram);
    }

    static int bin(int red, int green, int blue) {
        int value = Math.max(red, Math.max(green, blue));
        int chroma = value - Math.min(red, Math.min(green, blue));
        int hue = chroma == 0 ? 0 : share(sixths(red, green, blue, value, chroma), 6 * chroma, HUES);
        int saturation = value == 0 ? 0 : share(chroma, value, SATURATIONS);
        return (hue * SATURATIONS + saturation) * VALUES + share(value, 255, VALUES);
    }

    /** The hue in sixths of a turn, times chroma: below 6 times chroma. */
    private static int sixths(int red, int green, int blue, int value, int chroma) {
        if (value == red) {
            return Math.floorMod(green - blue, 6 * chroma);
        } else if (value == green) {
            return blue - red + 2 * chroma;
        }
        return red - green + 4 * chroma;
    }

    /** Which of equal bins part / whole falls into; a whole one into the last. */
    private static int share(int part, int whole, int bins) {
        return Math.min(bins - 1, part * bins / whole);
    }
}
