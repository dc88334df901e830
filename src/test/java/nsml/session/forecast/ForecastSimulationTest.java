package nsml.session.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole forecasts of submissions whose cost is known: trials as planned, each with noise of 2 to 10 %, jitter and up to 1.5 s of
 * warm-up.
 */
class ForecastSimulationTest {

    private static final int RUNS = 12;
    private static final Size SMALL = new Size(10, 10);
    private static final List<Size> REAL =
            List.of(new Size(195, 1127), new Size(200, 600), new Size(9014, 36748), new Size(18027, 36748));
    private static final List<Double> SECONDS = List.of(1.0, 5.0, 20.0, 60.0, 300.0, 1500.0, 3000.0);

    /** No submission computes longer than this before it looks at its first query. */
    private static final double LONGEST_FIXED_SECONDS = 30;

    /** The parts that the costs have in the whole: fixed, by query, by reference, by pair. */
    private static final Map<String, double[]> SHAPES = Map.ofEntries(
            Map.entry("fixed", new double[] {1, 0.02, 0.02, 0.02}),
            Map.entry("queries, and a little of all", new double[] {0.05, 1, 0.05, 0.05}),
            Map.entry("references, and a little of all", new double[] {0.05, 0.05, 1, 0.05}),
            Map.entry("pairs, and a little of all", new double[] {0.05, 0.05, 0.05, 1}),
            Map.entry("all four", new double[] {0.25, 0.25, 0.25, 0.25}),
            Map.entry("queries and references", new double[] {0, 0.5, 0.5, 0}),
            Map.entry("references and pairs", new double[] {0, 0, 0.6, 0.4}),
            Map.entry("queries and pairs", new double[] {0, 0.6, 0, 0.4}),
            Map.entry("fixed and pairs", new double[] {0.5, 0, 0, 0.5}),
            Map.entry("queries", new double[] {0, 1, 0, 0}),
            Map.entry("references", new double[] {0, 0, 1, 0}),
            Map.entry("pairs", new double[] {0, 0, 0, 1}));

    /** How the forecasts of some submissions turned out. */
    private static final class Figures {
        private int runs;
        private int near;
        private int nearAgain;
        private int within;
        private double trialSeconds;
        private double seconds;

        void add(SimulatedSubmission submission, Size real, Random random) {
            List<Trial> trials = submission.trials(new TrialPlan(SMALL, real), random);
            Estimate forecast = CostModel.fit(trials)
                    .predict(real.queries(), real.references())
                    .inferSeconds();
            double truth = submission.seconds(real);
            double again = submission.run(real, random).inferSeconds();
            runs++;
            near += isNear(forecast, truth) ? 1 : 0;
            nearAgain += isNear(forecast, again) ? 1 : 0;
            within += forecast.low() <= again && again <= forecast.high() ? 1 : 0;
            trialSeconds += trials.stream().mapToDouble(Trial::inferSeconds).sum();
            seconds += truth;
        }

        private static boolean isNear(Estimate forecast, double truth) {
            return Math.abs(forecast.expected() - truth) <= 0.2 * truth;
        }

        void add(Figures other) {
            runs += other.runs;
            near += other.near;
            nearAgain += other.nearAgain;
            within += other.within;
            trialSeconds += other.trialSeconds;
            seconds += other.seconds;
        }

        double share(int count) {
            return (double) count / runs;
        }

        @Override
        public String toString() {
            return String.format(
                    "%d runs; within 20 %% of the true time %.1f %%, of one noisy run %.1f %%; range holds that run %.1f %%;"
                            + " trials took %.0f %% of the real time",
                    runs, 100 * share(near), 100 * share(nearAgain), 100 * share(within), 100 * trialSeconds / seconds);
        }
    }

    private static Figures simulated(String shape) {
        double[] parts = SHAPES.getOrDefault(shape, new double[0]);
        Random random = new Random(shape.hashCode());
        Figures figures = new Figures();
        for (Size real : REAL) {
            for (double seconds : SECONDS) {
                if (!shape.equals("fixed") || seconds <= 2 * LONGEST_FIXED_SECONDS) {
                    for (int run = 0; run < RUNS; run++) {
                        figures.add(submission(parts, seconds, real, random), real, random);
                    }
                }
            }
        }
        return figures;
    }

    private static SimulatedSubmission submission(double[] parts, double seconds, Size real, Random random) {
        double rest = parts[1] + parts[2] + parts[3];
        double fixed = Math.min(LONGEST_FIXED_SECONDS, seconds * parts[0] / (parts[0] + rest));
        double unit = (seconds - fixed) / rest;
        return new SimulatedSubmission(
                new Costs(
                        fixed,
                        parts[1] * unit / real.queries(),
                        parts[2] * unit / real.references(),
                        parts[3] * unit / real.queries() / real.references()),
                new Costs(3e8, 1e5, 1e4, 4),
                0.02 + 0.08 * random.nextDouble(),
                1.5 * random.nextDouble());
    }

    @Test
    void nineteenOfTwentyForecastsAreWithinAFifth() {
        Figures all = new Figures();
        SHAPES.keySet().stream().sorted().forEach(shape -> all.add(simulated(shape)));

        assertThat(all.runs).isGreaterThan(3000);
        assertThat(all.share(all.near)).as("%s", all).isGreaterThan(0.95);
        assertThat(all.share(all.within)).as("%s", all).isBetween(0.85, 0.98);
    }

    @ParameterizedTest
    @CsvSource({
        "queries, 0.95",
        "references, 0.95",
        "pairs, 0.95",
        "fixed, 0.95",
        "references and pairs, 0.95",
        "all four, 0.75"
    })
    void everyShapeIsForecast(String shape, double share) {
        Figures figures = simulated(shape);

        assertThat(figures.share(figures.near)).as("%s", figures).isGreaterThan(share);
        assertThat(figures.share(figures.within)).as("%s", figures).isGreaterThan(0.8);
    }
}
