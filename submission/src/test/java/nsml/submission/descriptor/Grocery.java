package nsml.submission.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nsml.Prerequisite;
import nsml.submission.picture.Pictures;
import nsml.submission.picture.RgbPicture;
import nsml.submission.vectors.ReferenceVectors;

/** The test part of the real-photo competition, if it is there, with its mean average precision. */
record Grocery(List<Path> queries, List<Path> references, JsonNode truth) {

    /** Skips the test without the pictures, which are no part of the project. */
    static Grocery orSkip() throws IOException {
        Path folder = Path.of(System.getProperty("nsml.shared", "../../shared"), "data", "grocery");
        Prerequisite.check("shared", Files.isDirectory(folder), "the photos are not in " + folder.toAbsolutePath());
        Path test = folder.resolve("test").resolve("test_data");
        return new Grocery(
                pictures(test.resolve("query")),
                pictures(test.resolve("reference")),
                new ObjectMapper().readTree(folder.resolve("ground_truth.json").toFile()));
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static RgbPicture read(Path picture) {
        try {
            return Pictures.read(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * AP is the sum of the precision at each relevant rank, divided by the number of relevant references.
     *
     * @param rankings complete, in the order of the queries
     */
    double meanAveragePrecision(List<int[]> rankings) {
        return IntStream.range(0, queries.size())
                .mapToDouble(query -> averagePrecision(rankings.get(query), relevant(queries.get(query))))
                .average()
                .orElseThrow();
    }

    private double averagePrecision(int[] ranking, Set<String> relevant) {
        double sum = 0;
        int hits = 0;
        for (int rank = 0; rank < ranking.length; rank++) {
            if (relevant.contains(id(references.get(ranking[rank])))) {
                hits++;
                sum += (double) hits / (rank + 1);
            }
        }
        return sum / relevant.size();
    }

    private Set<String> relevant(Path query) {
        var ids = new HashSet<String>();
        ReferenceVectors.elements(truth.get(id(query))).forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static String id(Path picture) {
        return picture.getFileName().toString().replace(".jpg", "");
    }
}
