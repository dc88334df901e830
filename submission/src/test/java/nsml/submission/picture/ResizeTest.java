package nsml.submission.picture;

import static nsml.submission.vectors.ReferenceVectors.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Stream;
import nsml.submission.vectors.ReferenceVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResizeTest {

    private static final JsonNode VECTORS = ReferenceVectors.read("resize.json");

    static Stream<Arguments> indexMaps() {
        return elements(VECTORS.get("index_maps")).stream()
                .map(map -> Arguments.of(map.get("in").asInt(), map.get("out").asInt(), map.get("pillow_nearest")));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("indexMaps")
    void nearestTakesThePixelsThatPillowTakes(int from, int to, JsonNode expected) {
        int[] sources = PillowNearest.sources(from, to);
        assertThat(sources).hasSize(to);
        int gap = elements(expected).indexOf(TextNode.valueOf("..."));
        int head = gap < 0 ? to : gap;
        for (int i = 0; i < head; i++) {
            assertThat(sources[i])
                    .as("position %d", i)
                    .isEqualTo(expected.get(i).asInt());
        }
        for (int i = 1; i < expected.size() - head; i++) {
            assertThat(sources[to - i])
                    .as("position %d", to - i)
                    .isEqualTo(expected.get(expected.size() - i).asInt());
        }
    }

    @Test
    void nearestKeepsPillowsRoundingErrors() {
        JsonNode expected = VECTORS.get("pillow_rounding_differs_from_exact_centre_rule");
        int different = 0;
        for (int from = 1; from <= 1024; from++) {
            different += sameAsExact(from) ? 0 : 1;
        }
        assertThat(different).isEqualTo(expected.get("inputs 1..1024 to 224").asInt());
        for (JsonNode size : expected.get("first")) {
            assertThat(sameAsExact(size.get(0).asInt())).as("%s", size).isFalse();
        }
    }

    private static boolean sameAsExact(int from) {
        int[] sources = PillowNearest.sources(from, 224);
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] != (2 * i + 1) * from / (2 * 224)) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nsml.submission.picture.Resize#values")
    void smallerPicturesAreThoseOfPillow(Resize resize) {
        assertResized(resize, formula(12, 9), VECTORS.get("down_9x12_to_4x5"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nsml.submission.picture.Resize#values")
    void largerPicturesAreThoseOfPillow(Resize resize) {
        assertResized(resize, formula(5, 4), VECTORS.get("up_4x5_to_7x9"));
    }

    private static void assertResized(Resize resize, RgbPicture picture, JsonNode expected) {
        JsonNode rows = expected.get(resize.toString().replace('-', '_'));
        RgbPicture resized = resize.apply(picture, rows.get(0).size(), rows.size());
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(0).size(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(resized.sample(x, y, channel))
                            .as("x %d, y %d, channel %d", x, y, channel)
                            .isEqualTo(rows.get(y).get(x).get(channel).asInt());
                }
            }
        }
    }

    /** The formula in the file's note. */
    private static RgbPicture formula(int width, int height) {
        var samples = new byte[3 * width * height];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < 3; k++) {
                    samples[3 * (i * width + j) + k] = (byte) (37 * i + 101 * j * (k + 1) + 13 * i * j + 59 * k);
                }
            }
        }
        return RgbPicture.of(width, height, samples);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nsml.submission.picture.Resize#values")
    void onePixelFillsAnySize(Resize resize) {
        var pixel = RgbPicture.of(1, 1, new byte[] {-1, -128, 1});
        assertThat(resize.apply(pixel, 2, 1)).isEqualTo(RgbPicture.of(2, 1, new byte[] {-1, -128, 1, -1, -128, 1}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nsml.submission.picture.Resize#values")
    void aPictureOfTheRightSizeStaysAsItIs(Resize resize) {
        RgbPicture picture = formula(3, 2);
        assertThat(resize.apply(picture, 3, 2)).isSameAs(picture);
    }

    @Test
    void recipesNameTheRule() {
        assertThat(Resize.named("pillow-nearest")).isEqualTo(Resize.PILLOW_NEAREST);
        assertThat(Resize.named("pillow-bilinear")).isEqualTo(Resize.PILLOW_BILINEAR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resize.named("nearest"))
                .withMessage("no resize \"nearest\"; there are: pillow-nearest, pillow-bilinear");
    }

    @Test
    void thereAreNoEmptyPictures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resize.PILLOW_NEAREST.apply(formula(3, 2), 0, 5))
                .withMessageContaining("not 0 x 5");
    }
}
