package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static SortedMap<String, Set<String>> truth(int queries, int references) {
        SortedMap<String, Set<String>> relevant = new TreeMap<>();
        for (int i = 0; i < queries; i++) {
            relevant.put(String.format("q%03d", i), Set.of("r" + i % references, "r" + (i + 1) % references));
        }
        return relevant;
    }

    private static Set<String> references(int count) {
        return new TreeSet<>(IntStream.range(0, count).mapToObj(i -> "r" + i).toList());
    }

    @Test
    void hasTenOfEachAndARelevantOneForEveryQuery() {
        SortedMap<String, Set<String>> truth = truth(100, 50);

        Sample sample = Sample.choose(truth, references(50));

        assertThat(sample.queries()).hasSize(10).isSubsetOf(truth.keySet());
        assertThat(sample.references()).hasSize(10).isSubsetOf(references(50));
        assertThat(sample.queries())
                .allSatisfy(query -> assertThat(truth.get(query)).containsAnyElementsOf(sample.references()));
    }

    @Test
    void comesFromAllOverTheList() {
        assertThat(Sample.choose(truth(100, 50), references(50)).queries())
                .containsExactly("q000", "q010", "q020", "q030", "q040", "q050", "q060", "q070", "q080", "q090");
    }

    @Test
    void isAllThereIsIfThatIsLess() {
        Sample sample = Sample.choose(truth(3, 2), references(2));

        assertThat(sample.queries()).hasSize(3);
        assertThat(sample.references()).containsExactlyInAnyOrder("r0", "r1");
    }
}
