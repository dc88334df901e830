package nsml.submission.picture;

import java.awt.image.Raster;

/**
 * From a JPEG's own samples to RGB with libjpeg's integer arithmetic.
 *
 * <p>The tables are those of its {@code jdcolor.c}: 16 fractional bits, halves rounded up.
 */
final class JpegColours {

    private static final int BITS = 16;
    private static final int HALF = 1 << (BITS - 1);
    private static final int CR_TO_RED = fixed(1.402);
    private static final int CB_TO_BLUE = fixed(1.772);
    private static final int CR_TO_GREEN = fixed(0.71414);
    private static final int CB_TO_GREEN = fixed(0.34414);

    private JpegColours() {}

    /** The raster has one band for grey, else three. */
    static RgbPicture toRgb(Raster raster, JpegHeader.Colours colours) {
        int pixels = raster.getWidth() * raster.getHeight();
        var source = new byte[pixels * raster.getNumBands()];
        raster.getDataElements(raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), source);
        var samples = colours == JpegHeader.Colours.GREY ? new byte[pixels * RgbPicture.CHANNELS] : source;
        switch (colours) {
            case GREY -> Samples.spread(source, samples);
            case YCBCR -> convert(samples);
            default -> {}
        }
        return RgbPicture.owning(raster.getWidth(), raster.getHeight(), samples);
    }

    private static void convert(byte[] samples) {
        for (int i = 0; i < samples.length; i += RgbPicture.CHANNELS) {
            int y = samples[i] & 0xff;
            int cb = (samples[i + 1] & 0xff) - 128;
            int cr = (samples[i + 2] & 0xff) - 128;
            samples[i] = clamp(y + ((CR_TO_RED * cr + HALF) >> BITS));
            samples[i + 1] = clamp(y + ((HALF - CB_TO_GREEN * cb - CR_TO_GREEN * cr) >> BITS));
            samples[i + 2] = clamp(y + ((CB_TO_BLUE * cb + HALF) >> BITS));
        }
    }

    private static byte clamp(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }

    private static int fixed(double value) {
        return (int) (value * (1 << BITS) + 0.5);
    }
}
