package nsml.sample;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** The simplest descriptor that sees anything: how much of a picture has which colour, in 8 x 4 x 4 bins of HSV. */
final class ColourHistogram {

    private ColourHistogram() {}

    /** The share of each bin. */
    static double[] of(Path file) throws IOException {
        var picture = ImageIO.read(file.toFile());
        var histogram = new double[8 * 4 * 4];
        var hsv = new float[3];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                Color.RGBtoHSB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, hsv);
                histogram[bin(hsv[0], 8) * 16 + bin(hsv[1], 4) * 4 + bin(hsv[2], 4)]++;
            }
        }
        double pixels = picture.getWidth() * picture.getHeight();
        return Arrays.stream(histogram).map(count -> count / pixels).toArray();
    }

    /** Histogram intersection: 1 for the same colours, 0 for none in common. */
    static double likeness(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.min(a[i], b[i]);
        }
        return sum;
    }

    private static int bin(float value, int bins) {
        return Math.min(bins - 1, (int) (value * bins));
    }
}
