package nsml.submission.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/**
 * Takes the samples out of an ImageIO picture without its colour model, which would convert grey and blend alpha.
 */
final class Samples {

    private Samples() {}

    static boolean isWideGrey(BufferedImage image) {
        SampleModel model = image.getSampleModel();
        return model.getNumBands() == 1 && model.getSampleSize(0) > 8;
    }

    static RgbPicture toRgb(BufferedImage image) {
        Raster raster = image.getRaster();
        var samples = new byte[RgbPicture.CHANNELS * image.getWidth() * image.getHeight()];
        if (image.getColorModel() instanceof IndexColorModel palette) {
            lookUp(raster, palette, samples);
        } else {
            for (int channel = 0; channel < RgbPicture.CHANNELS; channel++) {
                boolean grey = raster.getNumBands() < RgbPicture.CHANNELS;
                copyBand(raster, grey ? 0 : channel, samples, channel);
            }
        }
        return RgbPicture.owning(image.getWidth(), image.getHeight(), samples);
    }

    /** Each grey value three times. */
    static void spread(byte[] grey, byte[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = grey[i / RgbPicture.CHANNELS];
        }
    }

    private static void lookUp(Raster raster, IndexColorModel palette, byte[] samples) {
        int width = raster.getWidth();
        var row = new int[width];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int entry : row) {
                samples[at++] = (byte) palette.getRed(entry);
                samples[at++] = (byte) palette.getGreen(entry);
                samples[at++] = (byte) palette.getBlue(entry);
            }
        }
    }

    private static void copyBand(Raster raster, int band, byte[] samples, int channel) {
        int width = raster.getWidth();
        int bits = raster.getSampleModel().getSampleSize(band);
        var row = new int[width];
        int at = channel;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, band, row);
            for (int sample : row) {
                samples[at] = (byte) toEightBits(sample, bits);
                at += RgbPicture.CHANNELS;
            }
        }
    }

    /** As Pillow: narrow samples (BMP with 5 or 6 bits) are stretched, of wide ones the upper byte counts. */
    private static int toEightBits(int sample, int bits) {
        return bits >= 8 ? sample >> (bits - 8) : sample * 255 / ((1 << bits) - 1);
    }
}
