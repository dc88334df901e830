package nsml.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.ScoreRecord;
import nsml.catalog.ScoreRecord.Part;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.store.Digest;
import org.junit.jupiter.api.Test;

class SubmitQuotaTest {

    private static final Instant FINISH = Instant.parse("2019-01-03T18:00:00Z");
    private static final SubmitQuota HOURLY = new SubmitQuota(Duration.ofHours(1));

    private static final SessionId SUBMIT = new SessionId("team", "cats", 2);
    private static final Part PART = new Part(0.5, 0.5);
    private static final List<ScoreRecord> GRADED = List.of(new ScoreRecord(
            SUBMIT, new CheckpointId(SUBMIT, "1"), "v1", List.of(), "none", "map", PART, PART, PART, FINISH));

    private static SessionRecord session(SessionKind kind, State state) {
        Optional<Ending> ending =
                state.isEnd() ? Optional.of(new Ending(state, "", "INFER", "", Map.of())) : Optional.empty();
        return new SessionRecord(
                new SessionId("team", "cats", 2),
                new SessionPlan(kind, Optional.empty(), "v1", Digest.of(new byte[0]), "a.jar", List.of(), "none", 1),
                "",
                state,
                FINISH.minusSeconds(600),
                Optional.empty(),
                ending.map(end -> FINISH),
                Optional.empty(),
                new ProcessKey(1, 1),
                Optional.empty(),
                Optional.empty(),
                ending);
    }

    @Test
    void theIntervalCountsFromTheFinish() {
        assertThat(HOURLY.refusal(List.of(), GRADED, FINISH.plusSeconds(2436)))
                .hasValueSatisfying(text -> assertThat(text).contains("wait 19m24s"));
        assertThat(HOURLY.refusal(List.of(), GRADED, FINISH.plusSeconds(3599))).isPresent();
        assertThat(HOURLY.refusal(List.of(), GRADED, FINISH.plusSeconds(3600))).isEmpty();
    }

    @Test
    void failedSubmitsSampleSubmitsAndRunsAreFree() {
        List<SessionRecord> sessions = List.of(
                session(SessionKind.SUBMIT, State.FAILED),
                session(SessionKind.SUBMIT, State.LOST),
                session(SessionKind.SUBMIT, State.STOPPED),
                session(SessionKind.SUBMIT_TEST, State.SUCCEEDED),
                session(SessionKind.RUN, State.SUCCEEDED),
                session(SessionKind.RUN, State.RUNNING));

        assertThat(HOURLY.refusal(sessions, List.of(), FINISH)).isEmpty();
    }

    @Test
    void oneRunsAtATime() {
        assertThat(new SubmitQuota(Duration.ZERO)
                        .refusal(List.of(session(SessionKind.SUBMIT, State.RUNNING)), List.of(), FINISH))
                .hasValueSatisfying(text -> assertThat(text).contains("team/cats/2 is still running"));
    }

    @Test
    void noIntervalMeansNoWait() {
        assertThat(new SubmitQuota(Duration.ZERO)
                        .refusal(List.of(session(SessionKind.SUBMIT, State.SUCCEEDED)), GRADED, FINISH))
                .isEmpty();
    }
}
