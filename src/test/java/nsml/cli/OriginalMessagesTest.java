package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.session.Shortage;
import nsml.store.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those of the specification's list of messages, spelling included. */
class OriginalMessagesTest {

    private static final CheckpointId MODEL = new CheckpointId(new SessionId("TEAM", "ir_ph1_v2", 61), "19");

    private static SessionRecord ended(SessionKind kind, State state, String verdict, String phase, String detail) {
        return new SessionRecord(
                new SessionId("TEAM", "ir_ph1_v2", 62),
                new SessionPlan(
                        kind,
                        Optional.of(MODEL),
                        "v1",
                        Digest.of(new byte[0]),
                        "main.py",
                        List.of(),
                        "none",
                        1,
                        SessionOptions.USUAL),
                "",
                state,
                Desk.NOW,
                Optional.of(Desk.NOW),
                Optional.of(Desk.NOW),
                Optional.empty(),
                new ProcessKey(1, 1),
                Optional.empty(),
                Optional.of(phase),
                Optional.of(new Ending(state, verdict, phase, detail, Map.of("LOAD", 0.5, "INFER", 3600.0))),
                false,
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** On the sample; what is told of a graded session names no exception. */
    private static OriginalMessages.Message failed(String verdict, String phase, String detail) {
        return OriginalMessages.ofTest(ended(SessionKind.SUBMIT_TEST, State.FAILED, verdict, phase, detail));
    }

    @ParameterizedTest
    @CsvSource({
        "CRASH, START, it ended with exit status 2 in start",
        "CRASH, BIND, bind threw ValueError: no",
        "START_TIMEOUT, BIND, too long",
        "NO_RESULT, BIND, it ended in bind without answers",
        "CRASH, LOAD, it was killed by signal 11 in load",
        "LOAD_TIMEOUT, LOAD, load took longer than 600 s",
    })
    void deathBeforeTheModelIsLoaded(String verdict, String phase, String detail) {
        OriginalMessages.Message message = failed(verdict, phase, detail);

        assertThat(message.lines())
                .containsExactly(
                        "Error: Submit/infer session is stopped right after runnig. Please check your code again");
        assertThat(message.fatal()).isEmpty();
    }

    @Test
    void loadRaised() {
        OriginalMessages.Message message = failed("CRASH", "LOAD", "load threw IsADirectoryError: [Errno 21]");

        assertThat(message.lines()).containsExactly("Error: Error occurred while loading model");
        assertThat(message.fatal()).contains("Internal server error");
    }

    @Test
    void inferRaised() {
        assertThat(failed("CRASH", "INFER", "infer threw TypeError: infer() takes 1; not 2")
                        .lines())
                .containsExactly(
                        "TypeError: infer() takes 1; not 2",
                        "Error: Fail to get prediction result: TEAM/ir_ph1_v2/61/19");
    }

    @Test
    void whatWeAddToAnExceptionIsNotTheOriginals() {
        assertThat(failed("DENIED", "INFER", "infer threw OSError: [Errno 30] x; only /tmp can be written to")
                        .lines())
                .first()
                .isEqualTo("OSError: [Errno 30] x");
    }

    @Test
    void theLastLineOfTheLogStandsForTheTraceback() {
        assertThat(failed("CRASH", "INFER", "it ended with exit status 1 in infer; its last line: KeyError: 'x'")
                        .lines())
                .containsExactly("KeyError: 'x'", "Error: Fail to get prediction result: TEAM/ir_ph1_v2/61/19");
        assertThat(failed("BAD_RESULT", "INFER", "2 queries are missing").lines())
                .containsExactly("Error: Fail to get prediction result: TEAM/ir_ph1_v2/61/19");
        assertThat(failed("MEMORY", "INFER", "25.1 of 24 GiB").lines())
                .containsExactly("Error: Fail to get prediction result: TEAM/ir_ph1_v2/61/19");
    }

    @Test
    void ofAGradedSessionOnlyThatItRaisedIsKnown() {
        OriginalMessages.Message load = OriginalMessages.ofTest(
                ended(SessionKind.SUBMIT, State.FAILED, "CRASH", "LOAD", "load raised an exception"));
        OriginalMessages.Message infer = OriginalMessages.ofTest(
                ended(SessionKind.SUBMIT, State.FAILED, "CRASH", "INFER", "infer raised an exception"));

        assertThat(load.lines()).containsExactly("Error: Error occurred while loading model");
        assertThat(load.fatal()).contains("Internal server error");
        assertThat(infer.lines()).containsExactly("Error: Fail to get prediction result: TEAM/ir_ph1_v2/61/19");
    }

    @Test
    void tooSlow() {
        OriginalMessages.Message message = failed("INFER_TIMEOUT", "INFER", "infer took longer than 3600 s");

        assertThat(message.lines()).containsExactly("Error: Session does not respond");
        assertThat(message.fatal()).contains("Internal server error");
    }

    @Test
    void theImageIsNotThere() {
        List<String> expected =
                List.of("TEAM/ir_ph1_v2/62: building is failed [] Done", "Error: Failed to build docker image");

        assertThat(failed("BAD_PACKAGE", "START", "no image").lines()).isEqualTo(expected);
        assertThat(OriginalMessages.ofTraining(ended(SessionKind.RUN, State.FAILED, "BAD_PACKAGE", "START", "no image"))
                        .lines())
                .isEqualTo(expected);
    }

    @Test
    void thePlatformFailed() {
        List<String> expected = List.of("Error: Something went wrong with NSML");

        assertThat(OriginalMessages.ofTest(ended(SessionKind.SUBMIT, State.LOST, "PLATFORM", "INFER", "killed"))
                        .lines())
                .isEqualTo(expected);
        assertThat(OriginalMessages.ofTraining(ended(SessionKind.RUN, State.LOST, "PLATFORM", "TRAIN", "killed"))
                        .lines())
                .isEqualTo(expected);
    }

    @Test
    void whatWentWellOrWasStoppedHasNoMessage() {
        assertThat(OriginalMessages.ofTest(ended(SessionKind.SUBMIT, State.SUCCEEDED, "OK", "INFER", ""))
                        .lines())
                .isEmpty();
        assertThat(OriginalMessages.ofTest(ended(SessionKind.SUBMIT, State.STOPPED, "STOPPED", "INFER", ""))
                        .lines())
                .isEmpty();
        assertThat(OriginalMessages.ofTraining(ended(SessionKind.RUN, State.FAILED, "CRASH", "TRAIN", ""))
                        .lines())
                .isEmpty();
    }

    @Test
    void theLineAfterTellsPhaseTimeVerdictAndWhatToDo() {
        assertThat(Endings.lines(ended(SessionKind.SUBMIT, State.FAILED, "INFER_TIMEOUT", "INFER", "too slow")))
                .containsExactly(
                        "Session TEAM/ir_ph1_v2/62 failed: INFER_TIMEOUT in phase infer (time used: infer 1h0m, load 0.5s)",
                        "too slow",
                        "What it prints shows nsml submit -t; the verdict explained: docs/errors.md, INFER_TIMEOUT");
        assertThat(Endings.lines(ended(SessionKind.SUBMIT_TEST, State.FAILED, "CRASH", "INFER", "infer threw x")))
                .last()
                .isEqualTo(
                        "What it printed: nsml logs TEAM/ir_ph1_v2/62; the verdict explained: docs/errors.md, CRASH");
    }

    @ParameterizedTest
    @CsvSource({"3600, 1h0m0s", "3599, 59m59s", "1140, 19m0s", "60, 1m0s", "7, 7s"})
    void theTimeThatRemainsIsWrittenAsTheOriginalsLanguageDoes(long seconds, String written) {
        OriginalMessages.Message message = OriginalMessages.of(
                new Shortage.CoolDown(Duration.ofSeconds(seconds).minusMillis(1)));

        assertThat(message.lines()).containsExactly("Rate limit exceeded: remained time: " + written);
    }

    @Test
    void coolDown() {
        OriginalMessages.Message message =
                OriginalMessages.of(new Shortage.CoolDown(Duration.ofMinutes(19).plusSeconds(24)));

        assertThat(message.lines()).containsExactly("Rate limit exceeded: remained time: 19m24s");
        assertThat(message.fatal()).contains("Rate limit exceeded");
    }

    @Test
    void noCredit() {
        assertThat(OriginalMessages.of(new Shortage.Credit(0)).lines())
                .containsExactly(".Rejected: not enough credit (balance: 0)", ".Error: No available machine");
    }

    @Test
    void tooManyGpus() {
        assertThat(OriginalMessages.of(new Shortage.GpuQuota(5, 5, 1)).lines())
                .containsExactly(
                        "Error: Fail to run nsml session due to lack of available GPU for you",
                        "Your maximum available GPU is 5",
                        "Your are currently using 5 GPU",
                        "The number of GPU you requested is 1 GPU");
    }

    @Test
    void theClusterIsFull() {
        assertThat(OriginalMessages.of(new Shortage.Capacity()).lines())
                .containsExactly(
                        "Rejected: exceeded the maximum capacity of the cluster",
                        "Since cluster does not have enough computing resources, job has been aborted. Please retry"
                                + " later");
        assertThat(OriginalMessages.of(new Shortage.Machine()).lines())
                .containsExactly(
                        ".Rejected: not enough resources for your request",
                        "Error: No machine available that meets ALL your request such as CPU, RAM, Disk, GPU or its driver"
                                + " version");
    }
}
