package nsml.submission.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nsml.submission.training.LearningRate.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {

    /** For 8 epochs from 0.1; of the cosine, (1 + cos(pi e / 8)) / 2 is 1, 0.5 and 0.0380602 at 0, 4 and 7. */
    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 0, 0.1",
        "CONSTANT, 7, 0.1",
        "COSINE, 0, 0.1",
        "COSINE, 4, 0.05",
        "COSINE, 7, 0.00380602",
        "STEPS, 3, 0.1",
        "STEPS, 4, 0.01",
        "STEPS, 6, 0.001"
    })
    void followsItsSchedule(Schedule schedule, int epoch, double expected) {
        assertThat(new LearningRate(0.1, schedule, 8).of(epoch)).isCloseTo(expected, within(1e-8));
    }
}
