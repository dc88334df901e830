package nsml.submission.descriptor;

import static nsml.submission.vectors.ReferenceVectors.doubles;
import static nsml.submission.vectors.ReferenceVectors.elements;
import static nsml.submission.vectors.ReferenceVectors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import nsml.submission.vectors.ReferenceVectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTest {

    private static final JsonNode VECTORS = ReferenceVectors.read("pooling.json");
    private static final JsonNode EDGE = VECTORS.get("edge");
    private static final Offset<Float> NEAR = within(1e-6f);

    static Stream<Arguments> cases() {
        return elements(VECTORS.get("cases")).stream()
                .map(map -> Arguments.of(
                        map.get("C").asInt(), map.get("H").asInt(), map.get("W").asInt(), map));
    }

    @ParameterizedTest(name = "{0} x {1} x {2}")
    @MethodSource("cases")
    void descriptorsAreThoseOfTheVectors(int channels, int height, int width, JsonNode expected) {
        FeatureMap map = formula(channels, height, width, 0);
        assertThat(Descriptor.mac().of(map)).containsExactly(unit(expected.get("mac")), NEAR);
        assertThat(Descriptor.spoc().of(map)).containsExactly(unit(expected.get("spoc")), NEAR);
        assertThat(Descriptor.gem(1).of(map)).containsExactly(unit(expected.get("gem_p1")), NEAR);
        assertThat(Descriptor.gem(2.5).of(map)).containsExactly(unit(expected.get("gem_p2_5")), NEAR);
        assertThat(Descriptor.gem(3).of(map)).containsExactly(floats(expected.get("gem_p3_l2")), NEAR);
        for (int levels = 1; levels <= 3; levels++) {
            float[] rmac = floats(expected.get("rmac_L" + levels));
            assertThat(Descriptor.rmac(levels).of(map)).containsExactly(rmac, NEAR);
            assertThat(Descriptor.rmac(RegionGrid.of(width, height, levels)).of(map))
                    .containsExactly(rmac, NEAR);
        }
    }

    @ParameterizedTest(name = "{0} x {1} x {2}")
    @MethodSource("cases")
    void poolingIsRightBeforeItIsBroughtToLengthOne(int channels, int height, int width, JsonNode expected) {
        FeatureMap map = formula(channels, height, width, 0);
        for (int channel = 0; channel < channels; channel++) {
            assertThat(Pooling.maximum(map, channel))
                    .isEqualTo(expected.get("mac").get(channel).asDouble());
            assertThat(Pooling.mean(map, channel))
                    .isCloseTo(expected.get("spoc").get(channel).asDouble(), within(1e-9));
            assertThat(Pooling.generalisedMean(map, channel, 3))
                    .isCloseTo(expected.get("gem_p3").get(channel).asDouble(), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mac", "spoc", "rmac"})
    void aMapOfZerosGivesZeros(String name) {
        FeatureMap zeros = FeatureMap.of(new float[3 * 7 * 7], 3, 7, 7);
        assertThat(named(name).of(zeros)).containsExactly(0, 0, 0);
        assertThat(doubles(EDGE.get("all_zero_rmac"))).containsOnly(0);
    }

    private static Descriptor named(String name) {
        return switch (name) {
            case "mac" -> Descriptor.mac();
            case "spoc" -> Descriptor.spoc();
            default -> Descriptor.rmac(3);
        };
    }

    @Test
    void oneActiveCellIsTheWholeDescriptor() {
        var values = new float[3 * 7 * 7];
        values[7 * 7] = 2;
        assertThat(Descriptor.rmac(3).of(FeatureMap.of(values, 3, 7, 7)))
                .containsExactly(floats(EDGE.get("one_active_cell").get("rmac")), NEAR);
    }

    @Test
    void negativeActivationsCountForMaximaAndAreClampedForGem() {
        float[] values = formulaValues(3, 7, 7, -12);
        for (int i = 7 * 7; i < 2 * 7 * 7; i++) {
            values[i] += 3;
        }
        FeatureMap map = FeatureMap.of(values, 3, 7, 7);
        JsonNode expected = EDGE.get("negative_map");
        assertThat(Descriptor.mac().of(map)).containsExactly(unit(expected.get("mac")), NEAR);
        assertThat(Descriptor.rmac(3).of(map)).containsExactly(floats(expected.get("rmac")), NEAR);
        assertThat(Descriptor.gem(3).of(map)).containsExactly(unit(expected.get("gem_p3_clamped")), NEAR);
    }

    @Test
    void gemLiesBetweenMeanAndMaximum() {
        FeatureMap map = formula(4, 7, 7, 0);
        assertThat(Descriptor.gem(1).of(map)).containsExactly(Descriptor.spoc().of(map), NEAR);
        assertThat(Descriptor.gem(250).of(map)).containsExactly(Descriptor.mac().of(map), within(1e-2f));
    }

    @Test
    void mapsOfABatchAreDescribedWhereTheyLie() {
        float[] first = formulaValues(3, 7, 7, 0);
        float[] second = formulaValues(3, 7, 7, 1);
        var batch = new float[first.length + second.length];
        System.arraycopy(first, 0, batch, 0, first.length);
        System.arraycopy(second, 0, batch, first.length, second.length);
        for (var descriptor : new Descriptor[] {Descriptor.gem(3), Descriptor.rmac(3)}) {
            assertThat(descriptor.of(FeatureMap.ofBatch(batch, 1, 3, 7, 7)))
                    .containsExactly(descriptor.of(FeatureMap.of(second, 3, 7, 7)));
        }
    }

    @Test
    void regionsOfASampleAreForItsSizeOnly() {
        Descriptor descriptor = Descriptor.rmac(RegionGrid.of(7, 7, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> descriptor.of(formula(2, 14, 14, 0)))
                .withMessageStartingWith("these R-MAC regions are for maps of 7 x 7, not 14 x 14");
    }

    @Test
    void mapsMustFitTheirArray() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMap.of(new float[10], 3, 2, 2))
                .withMessage("a feature map of 3 x 2 x 2 has 12 numbers, not 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMap.ofBatch(new float[24], 2, 3, 2, 2))
                .withMessageContaining("needs an array of 36 numbers, not 24");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3, Double.NaN, Double.POSITIVE_INFINITY})
    void gemNeedsAPowerAboveZero(double p) {
        assertThatIllegalArgumentException().isThrownBy(() -> Descriptor.gem(p));
    }

    private static float[] unit(JsonNode pooled) {
        return UnitLength.of(doubles(pooled));
    }

    private static FeatureMap formula(int channels, int height, int width, int added) {
        return FeatureMap.of(formulaValues(channels, height, width, added), channels, height, width);
    }

    /** The formula in the file, with the upper left quarter of the first channel zeroed. */
    private static float[] formulaValues(int channels, int height, int width, int added) {
        var values = new float[channels * height * width];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                    boolean zeroed = c == 0 && i < height / 2 && j < width / 2;
                    int value = zeroed ? 0 : (7 * i * i + 3 * j + 5 * c * (i + j) + 2 * c) % 11;
                    values[(c * height + i) * width + j] = value + added;
                }
            }
        }
        return values;
    }
}
