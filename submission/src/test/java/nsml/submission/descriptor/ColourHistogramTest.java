package nsml.submission.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nsml.submission.picture.RgbPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourHistogramTest {

    /** Hue in eighths of a turn: 0, 60 (1), 120 (2), 180 (4), 240 (5), 300 (6), 359 (7) degrees. */
    @ParameterizedTest
    @CsvSource({
        "0,0,0, 0,0,0",
        "255,255,255, 0,0,3",
        "128,128,128, 0,0,2",
        "63,63,63, 0,0,0",
        "64,64,64, 0,0,1",
        "255,0,0, 0,3,3",
        "255,255,0, 1,3,3",
        "0,255,0, 2,3,3",
        "0,255,255, 4,3,3",
        "0,0,255, 5,3,3",
        "255,0,255, 6,3,3",
        "255,0,2, 7,3,3",
        "200,100,50, 0,3,3",
        "100,60,50, 0,2,1",
        "100,90,76, 0,0,1"
    })
    void aColourHasABin(int red, int green, int blue, int hue, int saturation, int value) {
        assertThat(ColourHistogram.bin(red, green, blue)).isEqualTo((hue * 4 + saturation) * 4 + value);
    }

    @Test
    void theDescriptorIsTheRootOfTheShares() {
        byte red = (byte) 255;
        var picture = RgbPicture.of(2, 2, new byte[] {red, 0, 0, red, 0, 0, red, 0, 0, 0, 0, 0});
        float[] histogram = ColourHistogram.of(picture);
        assertThat(histogram).hasSize(128);
        assertThat(histogram[0]).as("black").isCloseTo(0.5f, within(1e-6f));
        assertThat(histogram[3 * 4 + 3]).as("red").isCloseTo((float) Math.sqrt(0.75), within(1e-6f));
    }
}
