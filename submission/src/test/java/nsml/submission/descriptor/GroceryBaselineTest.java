package nsml.submission.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nsml.submission.picture.Resize;
import nsml.submission.search.CosineSearch;
import nsml.submission.search.Ranking;
import nsml.submission.search.TieOrder;
import nsml.submission.search.UnitVectors;
import org.junit.jupiter.api.Test;

/** What a network's descriptors have to beat on real photos, all 195 queries. */
class GroceryBaselineTest {

    @Test
    void chanceGivesFivePercent() throws IOException {
        Grocery grocery = Grocery.orSkip();
        var random = new Random(2018);
        List<int[]> rankings = grocery.queries().stream()
                .map(query -> shuffled(grocery.references().size(), random))
                .toList();
        assertThat(grocery.meanAveragePrecision(rankings)).isCloseTo(0.053, within(0.004));
    }

    /** Pictures of 96 x 96, Pillow's bilinear. */
    @Test
    void aColourHistogramGivesFiftyOnePercent() throws IOException {
        Grocery grocery = Grocery.orSkip();
        List<int[]> rankings = CosineSearch.among(histograms(grocery.references()), TieOrder.ID_ASCENDING)
                .search(histograms(grocery.queries()), grocery.references().size())
                .stream()
                .map(Ranking::indices)
                .toList();
        double score = grocery.meanAveragePrecision(rankings);
        System.out.printf("colour histogram on the photos: mAP %.4f%n", score);
        assertThat(score).isCloseTo(0.514, within(0.005));
    }

    private static UnitVectors histograms(List<Path> pictures) {
        return UnitVectors.of(pictures.parallelStream()
                .map(picture -> ColourHistogram.of(Resize.PILLOW_BILINEAR.apply(Grocery.read(picture), 96, 96)))
                .toList());
    }

    private static int[] shuffled(int size, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(i -> i).toArray();
    }
}
