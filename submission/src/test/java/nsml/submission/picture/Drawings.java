package nsml.submission.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Small pictures of all kinds. */
final class Drawings {

    static final int WIDTH = 37;
    private static final int HEIGHT = 21;

    private Drawings() {}

    static BufferedImage colours(int type) {
        var image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, (x * 7) << 16 | (y * 12) << 8 | (x * y * 31) % 256);
            }
        }
        return image;
    }

    static BufferedImage grey(byte[] ramp) {
        var image = new BufferedImage(ramp.length, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, ramp.length, 1, ramp);
        return image;
    }

    static BufferedImage flatGrey(int width, int height, int value) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, value);
            }
        }
        return image;
    }

    /** Grey and alpha in turns. */
    static BufferedImage greyAndAlpha(byte[] samples) {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(samples.length / 2, 1);
        raster.setDataElements(0, 0, samples.length / 2, 1, samples);
        return new BufferedImage(model, raster, false, null);
    }

    /** One row of entries of a palette of ARGB colours. */
    static BufferedImage palette(int[] colours, int... entries) {
        var model = new IndexColorModel(8, colours.length, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
        var image = new BufferedImage(entries.length, 1, BufferedImage.TYPE_BYTE_INDEXED, model);
        image.getRaster().setPixels(0, 0, entries.length, 1, entries);
        return image;
    }

    static BufferedImage wideColour(int red, int green, int blue) {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 1, 1, 3, null);
        raster.setPixel(0, 0, new int[] {red, green, blue});
        return new BufferedImage(model, raster, false, null);
    }

    static byte[] encode(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("ImageIO can't write this picture as " + format);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decode(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
