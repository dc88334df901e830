package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionId;
import nsml.catalog.State;
import org.junit.jupiter.api.Test;

class GradedTest {

    @Test
    void whatIsStoppedWhileItIsGradedHasNoScore() {
        SessionId submit = new SessionId("team", "cats", 2);
        ScoreRecord.Part part = new ScoreRecord.Part(0.5, 0);
        ScoreRecord score = new ScoreRecord(
                submit,
                new CheckpointId(submit, "1"),
                "v",
                List.of(),
                "none",
                "open: none",
                "map",
                part,
                part,
                part,
                Instant.EPOCH);
        Map<String, Double> used = Map.of("INFER", 1.5);
        Graded graded =
                new Graded(new Ending(State.SUCCEEDED, "OK", "INFER", "graded", used), Optional.of(score), List.of());

        assertThat(graded.stopped())
                .isEqualTo(Graded.without(
                        new Ending(State.STOPPED, "STOPPED", "INFER", "it was stopped on demand", used)));
    }
}
