package nsml.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueTest {

    /** Less than the three large features, or two of them and three small ones. */
    private static final int STILL_TOLD_APART = 9;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 2018})
    void noTwoMascotsAreAlike(long seed) {
        var mascots = Catalogue.invent(200, new SplittableRandom(seed));

        for (int i = 0; i < mascots.size(); i++) {
            for (var earlier : mascots.subList(0, i)) {
                assertThat(mascots.get(i).likeness(earlier)).isLessThan(STILL_TOLD_APART);
            }
        }
    }

    @Test
    void mascotsShareColours() {
        var mascots = Catalogue.invent(40, new SplittableRandom(1));

        var sharers = mascots.stream().collect(Collectors.groupingBy(Mascot::colourway, Collectors.counting()));

        assertThat(sharers).hasSizeLessThanOrEqualTo(Colourway.values().length);
        assertThat(sharers.values()).anyMatch(count -> count >= 4);
    }

    @Test
    void moreClassesKeepTheFirstMascots() {
        List<Mascot> few = Catalogue.invent(10, new SplittableRandom(5));
        List<Mascot> more = Catalogue.invent(20, new SplittableRandom(5));

        assertThat(more.subList(0, 10)).isEqualTo(few);
        assertThat(new HashSet<>(more)).hasSize(20);
    }
}
