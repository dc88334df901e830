package nsml.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.catalog.Attempts.Attempt;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.store.Digest;
import org.junit.jupiter.api.Test;

class SubmitQuotaTest {

    private static final Instant FINISH = Instant.parse("2019-01-03T18:00:00Z");
    private static final SubmitQuota HOURLY = new SubmitQuota(Duration.ofHours(1), SubmitQuota.Failed.FREE);

    private static final SessionId SUBMIT = new SessionId("team", "cats", 2);
    private static final List<Attempt> GRADED = ended("OK");

    private static List<Attempt> ended(String verdict) {
        return List.of(new Attempt(SUBMIT, verdict, FINISH));
    }

    private static SessionRecord session(SessionKind kind, State state) {
        Optional<Ending> ending =
                state.isEnd() ? Optional.of(new Ending(state, "", "INFER", "", Map.of())) : Optional.empty();
        return new SessionRecord(
                new SessionId("team", "cats", 2),
                new SessionPlan(
                        kind,
                        Optional.empty(),
                        "v1",
                        Digest.of(new byte[0]),
                        "a.jar",
                        List.of(),
                        "none",
                        1,
                        SessionOptions.USUAL),
                "",
                state,
                FINISH.minusSeconds(600),
                Optional.empty(),
                ending.map(end -> FINISH),
                Optional.empty(),
                new ProcessKey(1, 1),
                Optional.empty(),
                Optional.empty(),
                ending,
                false,
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
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

        assertThat(HOURLY.refusal(sessions, ended("CRASH"), FINISH)).isEmpty();
    }

    @Test
    void failedSubmitsCountWhereTheCompetitionSaysSo() {
        SubmitQuota strict = new SubmitQuota(Duration.ofHours(1), SubmitQuota.Failed.COUNT);

        assertThat(strict.refusal(List.of(), ended("CRASH"), FINISH.plusSeconds(60)))
                .isPresent();
        assertThat(strict.refusal(List.of(), ended("PLATFORM"), FINISH.plusSeconds(60)))
                .as("never the platform's own faults")
                .isEmpty();
    }

    @Test
    void oneRunsAtATime() {
        assertThat(new SubmitQuota(Duration.ZERO, SubmitQuota.Failed.COUNT)
                        .refusal(List.of(session(SessionKind.SUBMIT, State.RUNNING)), List.of(), FINISH))
                .hasValueSatisfying(text -> assertThat(text).contains("team/cats/2 is still running"));
    }

    @Test
    void noIntervalMeansNoWait() {
        assertThat(new SubmitQuota(Duration.ZERO, SubmitQuota.Failed.COUNT)
                        .refusal(List.of(session(SessionKind.SUBMIT, State.SUCCEEDED)), GRADED, FINISH))
                .isEmpty();
    }
}
