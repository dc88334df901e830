package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nsml.shim.wire.Phase;
import org.junit.jupiter.api.Test;

class PhaseClocksTest {

    private static final Limits LIMITS = new Limits(
            Map.of(
                    Phase.START, Duration.ofSeconds(10),
                    Phase.LOAD, Duration.ofSeconds(20),
                    Phase.TRAIN, Duration.ofSeconds(30),
                    Phase.INFER, Duration.ofSeconds(40)),
            1,
            1,
            1,
            1,
            1,
            1);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final PhaseClocks clocks = new PhaseClocks(LIMITS, now::get);

    @Test
    void bindGoesOnWithTheLimitOfTheStart() {
        pass(4);
        clocks.enter(Phase.BIND);
        pass(5);

        assertThat(clocks.left()).hasSeconds(1);
        assertThat(clocks.used())
                .isEqualTo(Map.of(Phase.START, Duration.ofSeconds(4), Phase.BIND, Duration.ofSeconds(5)));
    }

    @Test
    void everyOtherPhaseHasALimitOfItsOwn() {
        pass(9);
        clocks.enter(Phase.BIND);
        clocks.enter(Phase.LOAD);
        pass(19);
        assertThat(clocks.left()).hasSeconds(1);

        clocks.enter(Phase.INFER);
        pass(41);
        assertThat(clocks.left()).hasSeconds(-1);
    }

    @Test
    void nothingRunsOnceTheWorkIsDone() {
        clocks.enter(Phase.INFER);
        pass(39);
        clocks.stop();
        pass(1000);

        assertThat(clocks.left()).isGreaterThan(Duration.ofDays(1));
        assertThat(clocks.used().get(Phase.INFER)).hasSeconds(39);
    }

    @Test
    void timeOfTheHostIsExcused() {
        clocks.enter(Phase.TRAIN);
        pass(10);
        excuse(25);

        assertThat(clocks.left()).hasSeconds(20);
        assertThat(clocks.used().get(Phase.TRAIN)).hasSeconds(10);
    }

    @Test
    void noMoreIsExcusedThanTheLimitOnceAgain() {
        clocks.enter(Phase.TRAIN);
        excuse(25);
        excuse(25);

        assertThat(clocks.left()).hasSeconds(10);
    }

    @Test
    void whatIsBeingWaitedForIsExcusedAtOnce() {
        clocks.enter(Phase.TRAIN);
        pass(10);
        clocks.waitForHost();
        pass(25);

        assertThat(clocks.left()).hasSeconds(20);
        assertThat(clocks.timeout()).isEmpty();
    }

    @Test
    void theEndOfTimeIsToldOnce() {
        clocks.enter(Phase.INFER);
        clocks.waitForHost();
        pass(41);

        assertThat(clocks.timeout())
                .hasValueSatisfying(ending -> assertThat(ending.verdict()).isEqualTo(Verdict.INFER_TIMEOUT));
        assertThat(clocks.timeout()).isEmpty();
        assertThat(clocks.used().get(Phase.INFER)).hasSeconds(41);
    }

    @Test
    void nothingIsExcusedInInfer() {
        clocks.enter(Phase.INFER);
        excuse(25);

        assertThat(clocks.left()).hasSeconds(15);
    }

    private void excuse(int seconds) {
        clocks.waitForHost();
        pass(seconds);
        clocks.goOn();
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
