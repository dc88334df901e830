package nsml.runner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import nsml.shim.wire.Phase;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void missingTimesAreNamedTogether() {
        Map<Phase, Duration> time = Map.of(
                Phase.START, Duration.ofSeconds(1), Phase.TRAIN, Duration.ZERO, Phase.INFER, Duration.ofSeconds(1));

        assertThatThrownBy(() -> new Limits(time, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[LOAD, TRAIN]");
    }
}
