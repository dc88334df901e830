package nsml.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints what rankers that learn nothing reach on the sample as quickstart plays it: {@code SampleBaselines FOLDER}, the
 * folder being empty or missing.
 */
final class SampleBaselines {

    private SampleBaselines() {}

    public static void main(String[] arguments) throws IOException {
        for (var round : Round.values()) {
            var directory = Path.of(arguments[0], round.name().toLowerCase(java.util.Locale.ROOT));
            long start = System.nanoTime();
            SampleCompetition.ofRound(round).write(directory);
            double seconds = (System.nanoTime() - start) / 1e9;
            var baseline = new Baseline(directory);
            System.out.printf(
                    "round %d: random %.3f, colour histogram %.3f; %d KiB drawn in %.1f s%n",
                    round.number(), baseline.random(), baseline.colourHistogram(), bytes(directory) / 1024, seconds);
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }
}
