package nsml.submission.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.ZipException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads picture files as Pillow's {@code Image.open(file).convert("RGB")} does.
 *
 * <p>JPEG (grey, YCbCr, RGB), PNG and BMP are read. An alpha channel is dropped, not blended; an embedded colour profile
 * and the EXIF orientation are ignored. What would come out differently is refused: CMYK, 16-bit grey, other formats,
 * truncated files. Thread-safe.
 */
public final class Pictures {

    /** What a picture may claim in its header before it is taken for a decompression bomb. */
    static final long MOST_PIXELS = 100_000_000;

    private Pictures() {}

    /**
     * Decodes one file.
     *
     * @throws UnreadablePictureException if the file is not such a picture, is damaged or has over 100 megapixels
     * @throws IOException if the file can't be opened or read
     */
    public static RgbPicture read(Path file) throws IOException {
        try (var input = new WatchedFile(file)) {
            PictureFormat format = PictureFormat.of(input);
            if (!format.isRead()) {
                throw new UnreadablePictureException(
                        file, "is " + format.description() + "; expected JPEG, PNG or BMP: convert it");
            }
            RgbPicture picture = decode(file, input, format);
            if (input.endWasPassed()) {
                throw truncated(file, null);
            }
            return picture;
        } catch (EOFException e) {
            throw truncated(file, e);
        } catch (IIOException | ZipException | RuntimeException e) {
            throw e.getCause() instanceof EOFException
                    ? truncated(file, e)
                    : new UnreadablePictureException(
                            file, "is damaged or of an unusual kind (" + e + "): save it again or remove it", e);
        }
    }

    private static RgbPicture decode(Path file, WatchedFile input, PictureFormat format) throws IOException {
        ImageReader reader = reader(format);
        try {
            if (format == PictureFormat.JPEG) {
                JpegHeader header = JpegHeader.read(input);
                checkSize(file, header.width(), header.height());
                checkColours(file, header);
                input.seek(0);
                reader.setInput(input, true, true);
                // The raster holds what the file holds; ImageIO's own conversion would apply colour profiles.
                Raster raster = reader.readRaster(0, null);
                return JpegColours.toRgb(raster, header.colours());
            }
            reader.setInput(input, true, true);
            checkSize(file, reader.getWidth(0), reader.getHeight(0));
            BufferedImage image = reader.read(0);
            if (Samples.isWideGrey(image)) {
                throw new UnreadablePictureException(
                        file, "is 16-bit grey, whose range 8 bits can't hold: convert it to 8 bits");
            }
            return Samples.toRgb(image);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PictureFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw new IllegalStateException("this Java has no ImageIO reader for " + format
                    + "; expected one in the module java.desktop: use a complete JDK");
        }
        return readers.next();
    }

    private static void checkSize(Path file, int width, int height) throws UnreadablePictureException {
        if ((long) width * height > MOST_PIXELS) {
            throw new UnreadablePictureException(
                    file,
                    "claims " + width + " x " + height
                            + " pixels; at most 100 megapixels are decoded: make it smaller");
        }
    }

    private static void checkColours(Path file, JpegHeader header) throws UnreadablePictureException {
        if (header.components() != 1 && header.components() != 3) {
            throw new UnreadablePictureException(
                    file,
                    "is a JPEG of " + header.components() + " colour components"
                            + (header.components() == 4 ? " (CMYK)" : "")
                            + "; expected grey or RGB: convert it to RGB");
        }
    }

    private static UnreadablePictureException truncated(Path file, @Nullable Throwable cause) {
        return new UnreadablePictureException(file, "is truncated: copy it again or remove it", cause);
    }
}
