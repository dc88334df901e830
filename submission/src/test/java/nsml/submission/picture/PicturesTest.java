package nsml.submission.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("picture.jpg");
    }

    private RgbPicture read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return Pictures.read(file);
    }

    private void assertUnreadable(byte[] bytes, String problem) {
        assertThatExceptionOfType(UnreadablePictureException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageStartingWith("picture " + file + " ")
                .withMessageContaining(problem);
    }

    @Nested
    class OfPngAndBmp {

        @ParameterizedTest
        @CsvSource({
            "png," + BufferedImage.TYPE_INT_RGB,
            "png," + BufferedImage.TYPE_3BYTE_BGR,
            "bmp," + BufferedImage.TYPE_3BYTE_BGR
        })
        void coloursAreKept(String format, int type) throws IOException {
            BufferedImage image = Drawings.colours(type);
            RgbPicture picture = read(Drawings.encode(image, format));
            assertThat(picture.width()).isEqualTo(image.getWidth());
            assertThat(picture.height()).isEqualTo(image.getHeight());
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    assertThat(rgb(picture, x, y)).isEqualTo(image.getRGB(x, y) & 0xffffff);
                }
            }
        }

        @Test
        void alphaIsDroppedNotBlended() throws IOException {
            var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
            image.setRGB(0, 0, 0x01_c8_64_32);
            image.setRGB(1, 0, 0x00_0a_14_1e);
            assertThat(read(Drawings.encode(image, "png")))
                    .isEqualTo(RgbPicture.of(2, 1, new byte[] {(byte) 200, 100, 50, 10, 20, 30}));
        }

        @Test
        void greyIsTakenAsItIs() throws IOException {
            byte[] ramp = {0, 1, 50, 100, (byte) 150, (byte) 254, (byte) 255};
            BufferedImage image = Drawings.grey(ramp);
            assertThat(read(Drawings.encode(image, "png"))).isEqualTo(threeTimes(ramp));
            assertThat(read(Drawings.encode(image, "bmp"))).isEqualTo(threeTimes(ramp));
        }

        @Test
        void greyWithAlphaIsTakenWithoutAlpha() throws IOException {
            assertThat(read(Drawings.encode(Drawings.greyAndAlpha(new byte[] {7, 0, 99, 50, (byte) 200, 0}), "png")))
                    .isEqualTo(threeTimes((byte) 7, (byte) 99, (byte) 200));
        }

        @Test
        void palettesAreLookedUpWithoutTheirAlpha() throws IOException {
            BufferedImage image = Drawings.palette(new int[] {0xff_10_20_30, 0x00_c8_00_01, 0x80_05_06_07}, 2, 1, 0);
            assertThat(read(Drawings.encode(image, "png")))
                    .isEqualTo(RgbPicture.of(3, 1, new byte[] {5, 6, 7, (byte) 200, 0, 1, 16, 32, 48}));
        }

        @Test
        void oneBitIsBlackAndWhite() throws IOException {
            var image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
            image.setRGB(1, 0, 0xffffffff);
            assertThat(read(Drawings.encode(image, "png"))).isEqualTo(threeTimes((byte) 0, (byte) 255, (byte) 0));
        }

        @Test
        void fiveBitsAreStretchedToEight() throws IOException {
            var image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_555_RGB);
            image.getRaster().setPixel(0, 0, new int[] {31, 1, 0});
            image.getRaster().setPixel(1, 0, new int[] {16, 30, 15});
            assertThat(read(Drawings.encode(image, "bmp")))
                    .isEqualTo(RgbPicture.of(2, 1, new byte[] {(byte) 255, 8, 0, (byte) 131, (byte) 246, 123}));
        }

        @Test
        void ofSixteenBitColoursTheUpperByteCounts() throws IOException {
            assertThat(read(Drawings.encode(Drawings.wideColour(0x1234, 0xff01, 0x00ff), "png")))
                    .isEqualTo(RgbPicture.of(1, 1, new byte[] {0x12, -1, 0}));
        }

        @Test
        void sixteenBitGreyIsRefused() throws IOException {
            byte[] bytes = Drawings.encode(new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY), "png");
            assertUnreadable(bytes, "is 16-bit grey, whose range 8 bits can't hold: convert it to 8 bits");
        }
    }

    @Nested
    class OfJpeg {

        @Test
        void coloursAreThoseOfTheCodecsOwnConversion() throws IOException {
            byte[] bytes = Drawings.encode(Drawings.colours(BufferedImage.TYPE_INT_RGB), "jpeg");
            RgbPicture picture = read(bytes);
            BufferedImage expected = Drawings.decode(bytes);
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    assertThat(rgb(picture, x, y)).isEqualTo(expected.getRGB(x, y) & 0xffffff);
                }
            }
        }

        @Test
        void greyIsTakenAsItIs() throws IOException {
            byte[] bytes = Drawings.encode(Drawings.flatGrey(16, 16, 100), "jpeg");
            assertThat(read(bytes)).isEqualTo(RgbPicture.of(16, 16, filled(3 * 16 * 16, 100)));
        }

        @Test
        void anEmbeddedProfileIsIgnored() throws IOException {
            byte[] plain = Drawings.encode(Drawings.colours(BufferedImage.TYPE_INT_RGB), "jpeg");
            byte[] profiled = Jpegs.withLinearProfile(plain);
            assertThat(Drawings.decode(profiled).getRGB(3, 3))
                    .as("ImageIO's own conversion applies the profile")
                    .isNotEqualTo(Drawings.decode(plain).getRGB(3, 3));
            assertThat(read(profiled)).isEqualTo(read(plain));
        }

        @Test
        void theExifOrientationIsIgnored() throws IOException {
            byte[] plain = Drawings.encode(Drawings.colours(BufferedImage.TYPE_INT_RGB), "jpeg");
            assertThat(read(Jpegs.withOrientation(plain, 6))).isEqualTo(read(plain));
        }

        @Test
        void componentsCalledRgbAreNotConverted() throws IOException {
            byte[] bytes = Jpegs.ofComponents(3, 200, 100, 50);
            assertThat(read(Jpegs.withComponentIds(bytes, 'R', 'G', 'B')).toBytes())
                    .startsWith(200, 100, 50)
                    .endsWith(200, 100, 50);
        }

        @Test
        void componentsWithoutAnyMarkerAreYCbCr() throws IOException {
            byte[] bytes = Jpegs.ofComponents(3, 200, 128, 128);
            assertThat(read(Jpegs.withComponentIds(bytes, 1, 2, 3)).toBytes()).startsWith(200, 200, 200);
        }

        @ParameterizedTest
        @CsvSource({"0,100", "1,58"})
        void anAdobeMarkerSaysWhatTheComponentsAre(int transform, int green) throws IOException {
            byte[] bytes = Jpegs.withComponentIds(Jpegs.ofComponents(3, 100, 100, 200), 1, 2, 3);
            // As YCbCr, green is 100 - 0.34414 (100 - 128) - 0.71414 (200 - 128) = 58.2.
            assertThat(read(Jpegs.withAdobeTransform(bytes, transform)).sample(0, 0, 1))
                    .isEqualTo(green);
        }

        @Test
        void cmykIsRefused() throws IOException {
            assertUnreadable(
                    Jpegs.ofComponents(4, 10, 20, 30, 40),
                    "is a JPEG of 4 colour components (CMYK); expected grey or RGB: convert it to RGB");
        }

        @Test
        void headersWithoutAPictureAreRefused() {
            assertUnreadable(new byte[] {-1, -40, -1, -39}, "is damaged or of an unusual kind");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "bmp"})
    void truncatedFilesAreRefused(String format) throws IOException {
        byte[] whole = Drawings.encode(Drawings.colours(BufferedImage.TYPE_3BYTE_BGR), format);
        for (int missing : new int[] {40, whole.length / 2, whole.length - 30}) {
            assertUnreadable(Arrays.copyOf(whole, whole.length - missing), "is truncated");
        }
        assertThat(read(whole).width()).isEqualTo(Drawings.WIDTH);
    }

    @Test
    void aJpegWithoutItsLastMarkerIsRefused() throws IOException {
        byte[] whole = Drawings.encode(Drawings.colours(BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        assertUnreadable(Arrays.copyOf(whole, whole.length - 2), "is truncated");
    }

    @Test
    void whatFollowsAPictureIsIgnored() throws IOException {
        byte[] whole = Drawings.encode(Drawings.colours(BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        assertThat(read(Arrays.copyOf(whole, whole.length + 1000))).isEqualTo(read(whole));
    }

    @Test
    void hugePicturesAreRefusedBeforeTheyAreDecoded() throws IOException {
        byte[] png = Drawings.encode(Drawings.colours(BufferedImage.TYPE_INT_RGB), "png");
        png[16] = 0;
        png[17] = 1;
        png[20] = 0;
        png[21] = 1;
        assertUnreadable(png, "at most 100 megapixels are decoded: make it smaller");
        byte[] jpeg =
                Jpegs.ofSize(Drawings.encode(Drawings.colours(BufferedImage.TYPE_INT_RGB), "jpeg"), 65_500, 65_500);
        assertUnreadable(jpeg, "claims 65500 x 65500 pixels; at most 100 megapixels are decoded: make it smaller");
    }

    @ParameterizedTest
    @CsvSource({
        "GIF89a,a GIF",
        "RIFFabcdWEBPVP8,a WebP file",
        "abcdftypheic,a HEIF or AVIF file",
        "<html>,no picture of a known format",
        "'',empty"
    })
    void otherFilesAreRefusedByWhatTheyAre(String head, String kind) {
        assertUnreadable(head.getBytes(ISO_8859_1), "is " + kind + "; expected JPEG, PNG or BMP: convert it");
    }

    @Test
    void theContentDecidesNotTheName() throws IOException {
        assertThat(read(Drawings.encode(Drawings.flatGrey(2, 2, 9), "png")))
                .isEqualTo(RgbPicture.of(2, 2, filled(12, 9)));
    }

    @Test
    void rubbishInsideAPictureIsRefused() throws IOException {
        byte[] png = Drawings.encode(Drawings.colours(BufferedImage.TYPE_INT_RGB), "png");
        Arrays.fill(png, 60, 120, (byte) 0x55);
        assertUnreadable(png, "is damaged or of an unusual kind");
    }

    @Test
    void aMissingFileIsNoPictureProblem() {
        assertThatIOException()
                .isThrownBy(() -> Pictures.read(folder.resolve("none.jpg")))
                .isNotInstanceOf(UnreadablePictureException.class)
                .withMessageContaining("none.jpg");
    }

    private static int rgb(RgbPicture picture, int x, int y) {
        return picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2);
    }

    private static RgbPicture threeTimes(byte... grey) {
        var samples = new ByteArrayOutputStream();
        for (byte value : grey) {
            samples.write(value);
            samples.write(value);
            samples.write(value);
        }
        return RgbPicture.of(grey.length, 1, samples.toByteArray());
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
