package nsml.session.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTextTest {

    private static final double GB = 0x1p30;
    private static final long LIMIT = (long) (24 * GB);

    private static List<String> lines(double seconds, double margin, double bytes, double bytesMargin) {
        Forecast forecast =
                new Forecast(new Size(9014, 36748), new Estimate(seconds, margin), new Estimate(bytes, bytesMargin));
        CostModel model = CostModel.fit(List.of(new Trial(10, 10, 0.5, 12, 1000)));
        return ForecastText.lines(forecast, model, 3600, LIMIT);
    }

    @Test
    void aForecastWithinItsLimitsIsOneLineAndItsCostsAnother() {
        assertThat(lines(41 * 60, 6 * 60, 3.1 * GB, 0.2 * GB))
                .hasSize(2)
                .startsWith("infer: 41 min +- 6 of 60; memory 3.1 of 24 GB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.4    | 0.05   | 400 ms +- 50 of 60 min",
                "3.14   | 0.26   | 3.1 s +- 0.3 of 60 min",
                "9.97   | 0.96   | 10 s +- 1 of 60 min",
                "119    | 12     | 119 s +- 12 of 60 min",
                "130    | 0.1    | 2.2 min +- 0.1 of 60",
                "700    | 2      | 12 min +- 1 of 60",
                "10800  | 600    | 180 min +- 10 of 60",
            })
    void timesHaveTheUnitInWhichTheyReadBest(double seconds, double margin, String expected) {
        assertThat(lines(seconds, margin, GB, 0).get(0)).isEqualTo("infer: " + expected + "; memory 1 of 24 GB");
    }

    @ParameterizedTest
    @CsvSource({"0,0 MB of 24 GB", "325058560,310 MB of 24 GB", "1395864371,1.3 of 24 GB", "32212254720,30 of 24 GB"})
    void memoryHasTheUnitInWhichItReadsBest(double bytes, String expected) {
        assertThat(lines(60, 6, bytes, 0).get(0)).isEqualTo("infer: 60 s +- 6 of 60 min; memory " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3300 | 360 | may | 49 min to 61 min",
                "3700 | 360 | will probably | 56 min to 68 min",
                "7000 | 300 | will | 112 min to 2 h"
            })
    void aTimeThatMayCrossTheLimitIsAWarning(double seconds, double margin, String likely, String range) {
        assertThat(lines(seconds, margin, GB, 0))
                .hasSize(3)
                .endsWith("Warning: infer " + likely + " take longer than the limit of 60 min; expect " + range);
    }

    @Test
    void aRangeThatJustFitsIsNoWarning() {
        assertThat(lines(3300, 300, 23 * GB, GB)).hasSize(2);
    }

    @Test
    void memoryThatMayCrossTheLimitIsAWarning() {
        assertThat(lines(60, 6, 23 * GB, 2 * GB))
                .hasSize(3)
                .endsWith(
                        "Warning: the submission may need more memory than the limit of 24 GB; expect 21 GB to 25 GB");
        assertThat(lines(4000, 6, 30 * GB, GB)).hasSize(4);
    }

    @Test
    void theSecondLineTellsWhatCosts() {
        Costs costs = new Costs(3.2, 0.14, 0.011, 2e-6);
        SimulatedSubmission exact = new SimulatedSubmission(costs, new Costs(3.3e9, 0, 0, 0), 0, 0);
        CostModel model = CostModel.fit(List.of(
                ExactTrials.of(exact, 10, 10),
                ExactTrials.of(exact, 9014, 10),
                ExactTrials.of(exact, 10, 36748),
                ExactTrials.of(exact, 9014, 36748)));

        assertThat(ForecastText.lines(model.predict(9014, 36748), model, 3600, LIMIT))
                .containsExactly(
                        "infer: 39 min +- 5 of 60; memory 3.1 of 24 GB",
                        "load 12 s, fixed 3.2 s, per query 140 ms, per reference 11 ms, per pair 2 us");
    }
}
