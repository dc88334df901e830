package nsml.submission.training;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchOrderTest {

    /** Class 0 has 20 pictures, class 1 has 7, class 2 has 3. */
    private static final List<Integer> LABELS = Stream.of(
                    Collections.nCopies(20, 0), Collections.nCopies(7, 1), Collections.nCopies(3, 2))
            .flatMap(List::stream)
            .toList();

    @Test
    void shuffledShowsEachPictureOnce() {
        assertThat(all(batches(BatchOrder.SHUFFLED, 1)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 30).boxed().toList());
    }

    @Test
    void balancedShowsEachClassEquallyOften() {
        assertThat(all(batches(BatchOrder.BALANCED, 1)).stream()
                        .collect(Collectors.groupingBy(LABELS::get, Collectors.counting())))
                .containsOnly(entry(0, 10L), entry(1, 10L), entry(2, 10L));
    }

    @Test
    void balancedShowsAllOfAClassBeforeItRepeats() {
        List<Integer> ofClass1 = all(batches(BatchOrder.BALANCED, 1)).stream()
                .filter(picture -> LABELS.get(picture) == 1)
                .toList();

        assertThat(ofClass1.subList(0, 7)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theLastBatchIsNoSmallerThanTheOthers(BatchOrder order) {
        assertThat(batches(order, 1)).extracting(List::size).containsExactly(7, 8, 7, 8);
    }

    @ParameterizedTest
    @EnumSource
    void theSeedAndTheEpochDecideTheOrder(BatchOrder order) {
        assertThat(batches(order, 1)).isEqualTo(batches(order, 1)).isNotEqualTo(batches(order, 2));
        assertThat(order.batches(LABELS, 8, Chance.ofEpoch(6, 1))).isNotEqualTo(batches(order, 1));
    }

    private static List<List<Integer>> batches(BatchOrder order, int epoch) {
        return order.batches(LABELS, 8, Chance.ofEpoch(5, epoch));
    }

    private static List<Integer> all(List<List<Integer>> batches) {
        return batches.stream().flatMap(List::stream).toList();
    }
}
