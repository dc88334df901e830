package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.CheckpointId;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.State;
import nsml.cli.Desk.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a team may submit, by a clock that goes on, stands still or is set back. The desk's clock begins at 18:00. */
class SubmitRulesTest {

    @TempDir
    Path temp;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(temp);
    }

    private void rules(String rules) throws IOException {
        desk.withDataset(rules);
        SessionId session = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
        desk.save(session, "1", "weights");
        desk.succeed(session);
        desk.supervisedBy((supervisor, submit) -> {
            supervisor.start(submit);
            supervisor.score(submit, 0.5);
        });
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    private Result submit(String... options) {
        return desk.type(
                List.of(List.of("submit", "team/ir_ph1/1", "1", "--sandbox", "none"), List.of(options)).stream()
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "finish"})
    void nobodySubmitsAfterTheDeadline(String counts) throws IOException {
        rules("{interval: 0s, deadline: 2019-01-03T19:00:00Z, deadline-counts: " + counts + "}");
        desk.passes(Duration.ofHours(1).minusMillis(1));
        submit().succeeded();
        desk.passes(Duration.ofMillis(1));

        Result late = submit();

        assertThat(late.status()).isEqualTo(2);
        assertThat(late.err())
                .contains(
                        "the deadline of ir_ph1 was 2019-01-03T19:00:00Z, and nobody submits after it; submit -t still");
        assertThat(desk.catalog().sessions().list()).as("nothing is recorded").hasSize(2);
        assertThat(desk.catalog().scores().list("ir_ph1")).hasSize(1);
    }

    @Test
    void theSampleAndTrainingGoOnAfterTheDeadline() throws IOException {
        rules("{deadline: 2019-01-03T17:00:00Z}");
        desk.supervisedBy((supervisor, session) -> {
            supervisor.start(session);
            supervisor.end(session, State.SUCCEEDED, "OK", "INFER", "", Map.of());
        });

        submit("-t").succeeded();
        desk.type("fork", "team/ir_ph1/1", "--sandbox", "none").succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-24H", "PT-1S"})
    void nobodyWaitsLongerThanTheIntervalThoughTheClockIsSetBack(String step) throws IOException {
        rules("{interval: 1h}");
        submit().succeeded();
        desk.passes(Duration.parse(step));

        assertThat(submit().err()).contains("Rate limit exceeded: remained time: 1h0m0s");
        desk.passes(Duration.ofMinutes(59));
        assertThat(submit().err()).as("told to wait since then").contains("remained time: 1m0s");
        desk.passes(Duration.ofMinutes(1));
        submit().succeeded();
    }

    @Test
    void ofEqualScoresTheOneGradedFirstStandsFirstThoughTheClockIsSetBack() throws IOException {
        rules("{interval: 0s}");
        submit().succeeded();
        desk.passes(Duration.ofDays(-1));
        submit().succeeded();

        assertThat(desk.catalog().scores().list("ir_ph1"))
                .extracting(score -> score.submit().number())
                .containsExactly(2, 3);
    }

    @Test
    void aSubmitThatIsToBeAloneWaitsForTheTeamsOtherSessions() throws IOException {
        rules("{interval: 0s, alone: true}");
        SessionId training = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");

        Result refused = submit();

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("has submits run alone (submit.alone in its definition), and session " + training
                        + " of the team is running");
        submit("-t").succeeded();
        desk.succeed(training);
        submit().succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fork team/ir_ph1/1 --sandbox none", "submit -t team/ir_ph1/1 1 --sandbox none"})
    void nothingElseStartsBesideASubmitThatIsToBeAlone(String command) throws IOException {
        rules("{interval: 0s, alone: true}");
        SessionId submit = liveSubmit();
        int before = desk.catalog().sessions().live().size();

        Result refused = desk.type(command.split(" "));

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("submit " + submit + " of the team is running", "wait for it to end");
        assertThat(desk.catalog().sessions().live()).hasSize(before);
    }

    @Test
    void otherwiseATeamTrainsBesideItsSubmit() throws IOException {
        rules("{interval: 0s}");
        liveSubmit();

        desk.type("fork", "team/ir_ph1/1", "--sandbox", "none").succeeded();
    }

    private SessionId liveSubmit() throws IOException {
        return desk.running(
                SessionKind.SUBMIT,
                Optional.of(new CheckpointId(SessionId.parse("team/ir_ph1/1"), "1")),
                desk.code(Map.of("main.py", "x")),
                List.of(),
                "");
    }
}
