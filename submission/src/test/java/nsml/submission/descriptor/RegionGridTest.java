package nsml.submission.descriptor;

import static nsml.submission.vectors.ReferenceVectors.elements;
import static nsml.submission.vectors.ReferenceVectors.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsml.submission.descriptor.RegionGrid.Region;
import nsml.submission.vectors.ReferenceVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegionGridTest {

    private static final JsonNode VECTORS = ReferenceVectors.read("regions.json");

    static Stream<Arguments> sizes() {
        return elements(VECTORS.get("cases")).stream()
                .map(size -> Arguments.of(
                        size.get("W").asInt(), size.get("H").asInt(), size.get("tolias_keras_rmac")));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("sizes")
    void regionsAreThoseOfThePaper(int width, int height, JsonNode expected) {
        List<Region> regions = elements(expected).stream()
                .map(ReferenceVectors::ints)
                .map(r -> new Region(r[0], r[1], r[2], r[3]))
                .toList();
        assertThat(RegionGrid.of(width, height, 3).regions()).isEqualTo(regions);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,5", "3,14", "4,30", "5,55"})
    void aSquareMapHasASumOfSquaresOfRegions(int levels, int regions) {
        assertThat(RegionGrid.of(7, 7, levels).regions()).hasSize(regions);
        assertThat(VECTORS.get("levels_7x7").get("" + levels).asInt()).isEqualTo(regions);
    }

    /**
     * The published expression floor(wl2 + k * b) - wl2 in floating point gives something else on eight sizes of 64 x 64; ours
     * are the exact positions.
     */
    @Test
    void positionsAreExactWherePublishedCodesRound() {
        List<List<Integer>> different = IntStream.rangeClosed(1, 64)
                .boxed()
                .flatMap(width -> IntStream.rangeClosed(1, 64)
                        .filter(height -> !RegionGrid.of(width, height, 3).regions().stream()
                                .map(Region::x)
                                .distinct()
                                .toList()
                                .equals(publishedColumns(width, height)))
                        .mapToObj(height -> List.of(width, height)))
                .toList();
        JsonNode rounding = VECTORS.get("rounding").get("float64_differs_from_exact");
        assertThat(different).hasSize(rounding.get("count").asInt() / 2);
        assertThat(different).contains(list(rounding.get("examples").get(4)));
    }

    private static List<Integer> list(JsonNode size) {
        return IntStream.of(ints(size)).boxed().toList();
    }

    /** The distinct columns of all levels in order of appearance, computed as published. */
    private static List<Integer> publishedColumns(int width, int height) {
        RegionGrid exact = RegionGrid.of(width, height, 3);
        return IntStream.rangeClosed(1, 3)
                .filter(level -> 2 * Math.min(width, height) / (level + 1) > 0)
                .boxed()
                .flatMap(level -> {
                    int size = 2 * Math.min(width, height) / (level + 1);
                    int count = columns(exact, size);
                    double half = Math.floor(size / 2.0 - 1);
                    double step = count == 1 ? 0 : (double) (width - size) / (count - 1);
                    return IntStream.range(0, count)
                            .mapToObj(k -> (int) (Math.floor(half + k * step) - half));
                })
                .distinct()
                .toList();
    }

    private static int columns(RegionGrid grid, int size) {
        return (int) grid.regions().stream()
                .filter(region -> region.width() == size && region.y() == 0)
                .count();
    }

    @Test
    void noMapIsTooOddForRegionsInsideIt() {
        for (int width = 1; width <= 70; width++) {
            for (int height = 1; height <= 70; height++) {
                assertThat(RegionGrid.of(width, height, 6).regions()).isNotEmpty();
            }
        }
    }

    @Test
    void regionsOutsideTheMapAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegionGrid(4, 4, List.of(new Region(2, 0, 3, 3))))
                .withMessageContaining("is not inside a map of 4 x 4");
    }

    @Test
    void thereIsAtLeastOneLevel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionGrid.of(7, 7, 0))
                .withMessage("R-MAC has at least one level, not 0; 3 is usual");
    }
}
