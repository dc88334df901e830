package nsml.session.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrialPlanTest {

    private static final Size SMALL = new Size(10, 10);
    private static final Size REAL = new Size(9014, 36748);
    private static final Costs MEMORY = new Costs(1e9, 0, 0, 0);

    private static List<Size> sizes(TrialPlan plan, Costs costs) {
        SimulatedSubmission exact = new SimulatedSubmission(costs, MEMORY, 0, 0);
        return exact.trials(plan, new Random(1)).stream().map(Trial::size).toList();
    }

    private static double seconds(List<Size> sizes, Costs costs) {
        return sizes.stream()
                .mapToDouble(size -> SimulatedSubmission.of(costs, size))
                .sum();
    }

    @Test
    void firstComeTheSampleMoreQueriesMoreReferencesAndBoth() {
        assertThat(sizes(new TrialPlan(SMALL, REAL), new Costs(0, 0, 0.05, 0)))
                .startsWith(new Size(10, 10), new Size(902, 10), new Size(10, 3675), new Size(902, 3675));
    }

    @Test
    void moreIsAtLeastTwiceTheSampleAndAtMostTheTestSet() {
        assertThat(sizes(new TrialPlan(SMALL, new Size(100, 12)), new Costs(0, 0, 0, 10)))
                .startsWith(new Size(10, 10), new Size(20, 10), new Size(10, 12), new Size(20, 12));
    }

    @Test
    void aTestSetNoLargerThanTheSampleIsTriedOnce() {
        assertThat(sizes(new TrialPlan(SMALL, SMALL), new Costs(3, 0, 0, 0))).containsExactly(SMALL);
    }

    @Test
    void aFractionOfAllTriesTheTestSetItself() {
        assertThat(sizes(new TrialPlan(SMALL, REAL, 1, 20), new Costs(0, 0, 1, 0)))
                .containsExactly(SMALL, new Size(9014, 10), new Size(10, 36748), REAL);
    }

    @Test
    void aShortSubmissionIsMeasuredDirectly() {
        assertThat(sizes(new TrialPlan(SMALL, new Size(195, 1127)), new Costs(0.2, 0.01, 0.005, 0)))
                .contains(new Size(195, 1127));
    }

    /** Half an hour for pairs: a hundredth of it has been seen after the first trials, which is enough. */
    @Test
    void aSubmissionThatIsAllPairsIsSoonKnown() {
        Costs costs = new Costs(1, 0, 0, 1800.0 / 9014 / 36748);
        List<Size> sizes = sizes(new TrialPlan(SMALL, REAL), costs);

        assertThat(seconds(sizes, costs)).isLessThan(0.1 * 1800);
    }

    /** References hide what pairs cost until there are more queries. */
    @Test
    void pairsBehindAnotherCostAreLookedFor() {
        Costs costs = new Costs(0, 0, 900.0 / 36748, 600.0 / 9014 / 36748);
        List<Size> sizes = sizes(new TrialPlan(SMALL, REAL), costs);

        assertThat(sizes.size()).isGreaterThan(4);
        assertThat(sizes.subList(4, sizes.size())).anyMatch(size -> size.queries() > 2000);
    }

    @Test
    void noTrialIsWorthMoreThanItsBudget() {
        for (double total : List.of(20.0, 100.0, 1000.0, 3000.0)) {
            Costs costs = new Costs(0, total / 3 / 9014, total / 3 / 36748, total / 3 / 9014 / 36748);
            List<Size> sizes = sizes(new TrialPlan(SMALL, REAL), costs);
            List<Size> extra = sizes.subList(4, sizes.size());

            // What is forecast on the way may be too much; the truth is known to the factor 1.5 by then.
            assertThat(seconds(extra, costs)).as("%s s", total).isLessThan(Math.max(30, 0.4 * total) * 1.5);
        }
    }

    @Test
    void onlyTheSizesCountNotTheOrderOfTheTrials() {
        TrialPlan plan = new TrialPlan(SMALL, REAL);
        Trial later = new Trial(902, 3675, 50, 1, 1000);

        assertThat(plan.next(List.of())).contains(SMALL);
        assertThat(plan.next(List.of(later))).contains(SMALL);
        assertThat(plan.next(List.of(later, new Trial(10, 10, 1, 1, 1000)))).contains(new Size(902, 10));
    }

    @Test
    void itEndsWhateverIsMeasured() {
        Random random = new Random(5);
        TrialPlan plan = new TrialPlan(SMALL, REAL);
        for (int i = 0; i < 300; i++) {
            List<Trial> done = new ArrayList<>();
            for (Optional<Size> next = plan.next(done); next.isPresent(); next = plan.next(done)) {
                Size size = next.get();
                assertThat(size.queries()).isBetween(10, 9014);
                assertThat(size.references()).isBetween(10, 36748);
                double seconds = i % 3 == 0 ? 0 : Math.exp(6 * random.nextGaussian());
                done.add(new Trial(size.queries(), size.references(), seconds, 1, 1000));
            }
            assertThat(done).hasSizeBetween(4, 10);
        }
    }

    @Test
    void theSampleFitsTheTestSetAndTheFractionIsOne() {
        assertThatThrownBy(() -> new TrialPlan(SMALL, new Size(9, 100))).hasMessageContaining("must not be larger");
        assertThatThrownBy(() -> new TrialPlan(SMALL, REAL, 0, 20)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new TrialPlan(SMALL, REAL, 1.1, 20)).hasMessageContaining("at most 1");
    }
}
