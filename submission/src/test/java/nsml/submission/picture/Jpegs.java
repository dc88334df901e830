package nsml.submission.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;

/** JPEG files that ImageIO doesn't write by itself. */
final class Jpegs {

    private static final int SIZE = 16;
    private static final int AFTER_START = 2;

    private Jpegs() {}

    /** One colour, its components written as they are, without any marker that says what they are. */
    static byte[] ofComponents(int count, int... components) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, SIZE, SIZE, count, null);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                raster.setPixel(x, y, components);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Changes the names of the components in the frame's header and in the scan's. */
    static byte[] withComponentIds(byte[] jpeg, int... ids) {
        byte[] changed = jpeg.clone();
        int frame = indexOf(jpeg, 0xc0);
        int scan = indexOf(jpeg, 0xda);
        for (int i = 0; i < ids.length; i++) {
            changed[frame + 10 + 3 * i] = (byte) ids[i];
            changed[scan + 5 + 2 * i] = (byte) ids[i];
        }
        return changed;
    }

    static byte[] ofSize(byte[] jpeg, int width, int height) {
        byte[] changed = jpeg.clone();
        int frame = indexOf(jpeg, 0xc0);
        changed[frame + 5] = (byte) (height >> 8);
        changed[frame + 6] = (byte) height;
        changed[frame + 7] = (byte) (width >> 8);
        changed[frame + 8] = (byte) width;
        return changed;
    }

    static byte[] withAdobeTransform(byte[] jpeg, int transform) {
        return withSegment(
                jpeg, AFTER_START, 0xee, "Adobe\0d\0\0\0\0".getBytes(ISO_8859_1), new byte[] {(byte) transform});
    }

    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = "Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001".getBytes(ISO_8859_1);
        return withSegment(jpeg, AFTER_START, 0xe1, exif, new byte[] {0, (byte) orientation, 0, 0, 0, 0, 0, 0});
    }

    /** With a colour profile in which the same numbers are much brighter. */
    static byte[] withLinearProfile(byte[] jpeg) {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        int afterJfif = AFTER_START + 18;
        return withSegment(jpeg, afterJfif, 0xe2, "ICC_PROFILE\0\u0001\u0001".getBytes(ISO_8859_1), profile);
    }

    private static byte[] withSegment(byte[] jpeg, int at, int marker, byte[] head, byte[] rest) {
        int length = 2 + head.length + rest.length;
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Arrays.copyOf(jpeg, at));
        bytes.writeBytes(new byte[] {-1, (byte) marker, (byte) (length >> 8), (byte) length});
        bytes.writeBytes(head);
        bytes.writeBytes(rest);
        bytes.writeBytes(Arrays.copyOfRange(jpeg, at, jpeg.length));
        return bytes.toByteArray();
    }

    /** Where the 0xff of a marker stands; the small files here don't hold it by chance before. */
    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if (jpeg[i] == -1 && (jpeg[i + 1] & 0xff) == marker) {
                return i;
            }
        }
        throw new IllegalArgumentException("no marker " + Integer.toHexString(marker));
    }
}
