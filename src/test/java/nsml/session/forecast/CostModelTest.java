package nsml.session.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostModelTest {

    private static final Costs SOME_MEMORY = new Costs(5e8, 0, 2e5, 10);
    private static final List<Size> SIZES = List.of(
            new Size(10, 10),
            new Size(900, 10),
            new Size(10, 3700),
            new Size(900, 3700),
            new Size(3000, 3700),
            new Size(900, 12000));

    private static List<Trial> exact(Costs costs, int trials) {
        SimulatedSubmission submission = new SimulatedSubmission(costs, SOME_MEMORY, 0, 0);
        return SIZES.subList(0, trials).stream()
                .map(size -> ExactTrials.of(submission, size.queries(), size.references()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"50,0,0,0", "0,0.2,0,0", "0,0,0.05,0", "0,0,0,1e-5", "5,0.1,0.02,1e-5", "2,0,0.05,4e-6"})
    void exactTrialsGiveTheCosts(double fixed, double perQuery, double perReference, double perPair) {
        Costs costs = new Costs(fixed, perQuery, perReference, perPair);
        double truth = SimulatedSubmission.of(costs, new Size(9014, 36748));

        for (int trials : List.of(4, 5, 6)) {
            Estimate forecast =
                    CostModel.fit(exact(costs, trials)).predict(9014, 36748).inferSeconds();
            assertThat(truth).as("%d trials", trials).isBetween(forecast.low(), forecast.high());
            // Four have seen too few pairs to tell them from references.
            assertThat(forecast.expected())
                    .as("%d trials", trials)
                    .isCloseTo(truth, Percentage.withPercentage(trials == 4 ? 30 : 5));
        }
    }

    @Test
    void termsThatTheTrialsDoNotAskForStayNearNothing() {
        Costs costs = CostModel.fit(exact(new Costs(0, 0, 0.05, 0), 6)).time();

        assertThat(costs.perReference()).isCloseTo(0.05, Percentage.withPercentage(5));
        assertThat(costs.perQuery() * 900).isLessThan(0.1);
        assertThat(costs.perPair() * 900 * 12000).isLessThan(0.05 * 0.05 * 12000);
    }

    @Test
    void moreTrialsMakeTheRangeNarrower() {
        Costs costs = new Costs(5, 0.1, 0.02, 1e-5);
        List<Double> margins = new ArrayList<>();
        for (int trials = 1; trials <= SIZES.size(); trials++) {
            Estimate forecast =
                    CostModel.fit(exact(costs, trials)).predict(9014, 36748).inferSeconds();
            margins.add(forecast.margin() / forecast.expected());
        }

        assertThat(margins.get(0)).isGreaterThan(1);
        assertThat(margins.get(3)).isLessThan(margins.get(0) / 2);
        assertThat(margins.get(5)).isLessThan(margins.get(3) / 2);
    }

    // One trial cannot tell whether it is the queries, the references, the pairs or neither that cost.
    @Test
    void oneTrialAllowsForEverything() {
        Estimate forecast = CostModel.fit(List.of(new Trial(10, 10, 2, 1, 1_000_000_000)))
                .predict(100, 100)
                .inferSeconds();

        // 2, 20, 20 or 200 seconds, all as likely.
        assertThat(forecast.expected()).isEqualTo(60.5, within(0.01));
        assertThat(forecast.low()).isLessThan(2);
        assertThat(forecast.high()).isGreaterThan(180);
    }

    @Test
    void theSizeThatWasTriedIsForecastAsItWas() {
        Trial trial = new Trial(200, 600, 30, 1, 2_000_000_000);
        Forecast forecast = CostModel.fit(List.of(new Trial(10, 10, 1, 1, 1_000_000_000), trial))
                .predict(200, 600);

        assertThat(forecast.inferSeconds().expected()).isCloseTo(30, Percentage.withPercentage(5));
        assertThat(forecast.inferSeconds().margin()).isBetween(1.0, 8.0);
        assertThat(forecast.peakBytes().expected()).isCloseTo(2e9, Percentage.withPercentage(2));
    }

    @Test
    void trialsThatAreTheSameAreAveraged() {
        Estimate forecast = CostModel.fit(
                        List.of(new Trial(10, 10, 20, 1, 1), new Trial(10, 10, 22, 2, 1), new Trial(10, 10, 24, 6, 1)))
                .predict(10, 10)
                .inferSeconds();

        assertThat(forecast.expected()).isEqualTo(22, within(0.5));
        assertThat(forecast.margin()).isBetween(1.0, 6.0);
    }

    @Test
    void memoryHasItsOwnCosts() {
        CostModel model = CostModel.fit(exact(new Costs(1, 0, 0, 0), 6));
        double truth = SimulatedSubmission.of(SOME_MEMORY, new Size(9014, 36748));
        Estimate forecast = model.predict(9014, 36748).peakBytes();

        assertThat(forecast.expected()).isCloseTo(truth, Percentage.withPercentage(20));
        assertThat(truth).isBetween(forecast.low(), forecast.high());
        assertThat(model.memory().fixed()).isCloseTo(5e8, Percentage.withPercentage(5));
        assertThat(model.loadSeconds()).isEqualTo(12);
    }

    @Test
    void nothingAtAllIsForecastAsNothing() {
        Trial nothing = new Trial(10, 10, 0, 0, 0);
        Forecast forecast =
                CostModel.fit(List.of(nothing, new Trial(20, 20, 0, 0, 0))).predict(20, 20);

        assertThat(forecast.inferSeconds().expected()).isNotNegative().isLessThan(1e-9);
        assertThat(forecast.inferSeconds().high()).isBetween(0.0, 2.0);
        assertThat(forecast.inferSeconds().low()).isZero();
    }

    /** Whatever was measured, the forecast is a finite number, not negative, and costs never are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 9})
    void wildTrialsNeverBreakIt(int trials) {
        Random random = new Random(trials);
        for (int i = 0; i < 500; i++) {
            List<Trial> done = random.ints(trials, 0, 2)
                    .mapToObj(same -> new Trial(
                            1 + random.nextInt(same == 0 ? 3 : 20_000),
                            1 + random.nextInt(same == 0 ? 3 : 40_000),
                            Math.exp(12 * random.nextGaussian() / 3),
                            1,
                            random.nextInt(Integer.MAX_VALUE)))
                    .toList();
            CostModel model = CostModel.fit(done);
            Forecast forecast = model.predict(18_027, 36_748);
            for (Estimate estimate : List.of(forecast.inferSeconds(), forecast.peakBytes())) {
                assertThat(estimate.expected()).as("%s", done).isFinite().isNotNegative();
                assertThat(estimate.margin()).as("%s", done).isFinite().isPositive();
                assertThat(estimate.low()).isNotNegative();
            }
            Costs costs = model.time();
            assertThat(List.of(costs.fixed(), costs.perQuery(), costs.perReference(), costs.perPair()))
                    .allMatch(cost -> cost >= 0)
                    .anyMatch(cost -> cost > 0);
        }
    }

    @Test
    void thereMustBeATrialAndItMustBePossible() {
        assertThatThrownBy(() -> CostModel.fit(List.of())).hasMessageContaining("at least one trial");
        assertThatThrownBy(() -> new Trial(1, 1, -1, 0, 0)).hasMessageContaining("not negative");
        assertThatThrownBy(() -> new Trial(1, 1, Double.NaN, 0, 0)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Trial(0, 1, 1, 0, 0)).hasMessageContaining("not 0 x 1");
    }
}
