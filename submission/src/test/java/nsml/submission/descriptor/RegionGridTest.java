package nsml.submission.descriptor;

import static nsml.submission.vectors.ReferenceVectors.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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
                .map(size -> Arguments.of(size.get("W").asInt(), size.get("H").asInt(), size.get("tolias_keras_rmac")));
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

    /** Published codes end one cell too early on eight of these sizes, those of the file's rounding report among them. */
    @Test
    void everyLevelEndsInTheLowerRightCorner() {
        for (int width = 1; width <= 64; width++) {
            for (int height = 1; height <= 64; height++) {
                List<Region> regions = RegionGrid.of(width, height, 3).regions();
                for (int size :
                        regions.stream().mapToInt(Region::width).distinct().toArray()) {
                    assertThat(regions)
                            .as("%d x %d", width, height)
                            .contains(new Region(width - size, height - size, size, size));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"62,2,61", "63,3,61"})
    void aLongMapHasItsLastWindowWhereExactArithmeticPutsIt(int width, int height, int column) {
        int size = width - column;
        assertThat(RegionGrid.of(width, height, 3).regions())
                .contains(new Region(column, 0, size, size))
                .contains(new Region(column, height - size, size, size));
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
