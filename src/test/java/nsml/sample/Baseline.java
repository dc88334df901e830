package nsml.sample;

import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The mean average precision, over all queries of a written competition, of rankers that learn nothing.
 *
 * <p>As a program it prints them for the folders that it is given.
 */
final class Baseline {

    private static final int SHUFFLES = 100;

    private final Map<String, double[]> queries;
    private final Map<String, double[]> references;
    private final Map<String, List<String>> truth;

    Baseline(Path competition) throws IOException {
        this.queries = histograms(competition.resolve("test/test_data/query"));
        this.references = histograms(competition.resolve("test/test_data/reference"));
        this.truth = new ObjectMapper()
                .readValue(competition.resolve("ground_truth.json").toFile(), new TypeReference<>() {});
    }

    public static void main(String[] competitions) throws IOException {
        for (var competition : competitions) {
            var baseline = new Baseline(Path.of(competition));
            System.out.printf(
                    "%s: random %.3f, colour histogram %.3f%n",
                    competition, baseline.random(), baseline.colourHistogram());
        }
    }

    /** Chance: any order is as good as any other; the mean over many. */
    double random() {
        var random = new Random(1);
        var order = new ArrayList<>(references.keySet());
        double sum = 0;
        for (int i = 0; i < SHUFFLES; i++) {
            for (var relevant : truth.values()) {
                Collections.shuffle(order, random);
                sum += averagePrecision(order, relevant);
            }
        }
        return sum / SHUFFLES / truth.size();
    }

    double colourHistogram() {
        double sum = 0;
        for (var query : queries.entrySet()) {
            sum += averagePrecision(rank(query.getValue()), truth.getOrDefault(query.getKey(), List.of()));
        }
        return sum / queries.size();
    }

    private List<String> rank(double[] query) {
        return references.entrySet().stream()
                .sorted(comparingDouble(reference -> -ColourHistogram.likeness(query, reference.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double averagePrecision(List<String> ranking, List<String> relevant) {
        double sum = 0;
        int hits = 0;
        for (int rank = 1; rank <= ranking.size(); rank++) {
            if (relevant.contains(ranking.get(rank - 1))) {
                sum += (double) ++hits / rank;
            }
        }
        return sum / relevant.size();
    }

    private static Map<String, double[]> histograms(Path folder) throws IOException {
        var histograms = new TreeMap<String, double[]>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                histograms.put(file.getFileName().toString().replace(".jpg", ""), ColourHistogram.of(file));
            }
        }
        return histograms;
    }
}
