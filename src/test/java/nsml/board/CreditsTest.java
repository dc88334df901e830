package nsml.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nsml.board.Credits.Use;
import org.junit.jupiter.api.Test;

class CreditsTest {

    private static final Instant NOON = Instant.parse("2019-01-11T12:00:00Z");
    private static final Credits CREDITS = new Credits(120, 60);

    private static Instant minute(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static Use use(long begin, long end, int gpus) {
        return new Use(minute(begin), minute(end), gpus);
    }

    private static void assertBalance(List<Use> uses, long minute, double expected) {
        assertThat(CREDITS.balance(uses, minute(minute))).isCloseTo(expected, within(1e-9));
    }

    @Test
    void aTeamBeginsWithAllThatItCanHold() {
        assertBalance(List.of(), 0, 120);
    }

    @Test
    void nobodyOwesAnythingThoughTheClockIsSetBack() {
        assertThat(CREDITS.balance(List.of(use(0, 90, 4), use(60, -600, 2)), minute(-600)))
                .isBetween(0.0, 120.0);
    }

    @Test
    void oneGpuCostsWhatAnHourEarns() {
        assertBalance(List.of(use(0, 90, 1)), 90, 120);
    }

    @Test
    void moreGpusCostMore() {
        // 30 minutes at 3 - 1 a minute.
        assertBalance(List.of(use(0, 30, 3)), 30, 60);
        assertBalance(List.of(use(0, 30, 2), use(0, 30, 1)), 30, 60);
    }

    @Test
    void whatIsSpentIsEarnedAgainUpToTheMost() {
        assertBalance(List.of(use(0, 30, 3)), 60, 90);
        assertBalance(List.of(use(0, 30, 3)), 1000, 120);
    }

    @Test
    void nothingIsOwed() {
        // Spent after 60 minutes; the rest of the two hours costs nothing more.
        assertBalance(List.of(use(0, 120, 3)), 120, 0);
        assertBalance(List.of(use(0, 120, 3)), 130, 10);
    }

    @Test
    void aSessionWithoutGpusIsFree() {
        assertBalance(List.of(use(0, 600, 0)), 600, 120);
    }
}
