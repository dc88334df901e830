package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.State;
import nsml.cli.Desk.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code nsml submit} prints, with a supervisor that has its verdict ready. */
class SubmitTest {

    @TempDir
    Path temp;

    private Desk desk;

    @BeforeEach
    void train() throws IOException {
        desk = new Desk(temp).withDataset();
        SessionId session = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
        desk.save(session, "1", "weights");
        desk.succeed(session);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    private Result submit(String... more) {
        String[] command = new String[more.length + 5];
        System.arraycopy(new String[] {"submit", "team/ir_ph1/1", "1", "--sandbox", "none"}, 0, command, 0, 5);
        System.arraycopy(more, 0, command, 5, more.length);
        return desk.type(command);
    }

    private void ends(State state, String verdict, String phase, String detail) {
        desk.supervisedBy((supervisor, session) -> {
            supervisor.start(session);
            supervisor.end(session, state, verdict, phase, detail, Map.of("BIND", 0.2, "LOAD", 1.0));
        });
    }

    /** Progress without the warning of the missing sandbox, which the original never had. */
    private static List<String> progress(Result result) {
        return result.err().lines().filter(line -> !line.startsWith("Warning")).toList();
    }

    @Test
    void aScoreIsPrintedAsInTheTranscript() throws IOException {
        desk.supervisedBy((supervisor, session) -> {
            supervisor.start(session);
            supervisor.score(session, 0.012391527150908917);
        });

        Result result = submit().succeeded();

        List<String> transcript = Golden.transcript("submit.txt").lines().toList();
        assertThat(progress(result)).hasSize(3);
        assertThat(progress(result).get(0)).matches("\\.+");
        assertThat(progress(result).get(1)).isEqualTo(transcript.get(1));
        assertThat(progress(result).get(2)).matches("\\.+");
        assertThat(result.out().lines()).containsExactlyElementsOf(transcript.subList(3, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "CRASH, BIND, bind raised an exception, Error: Submit/infer session is stopped right after runnig. Please check your code again, ''",
        "CRASH, LOAD, load raised an exception, Error: Error occurred while loading model, Internal server error",
        "CRASH, INFER, infer raised an exception, Error: Fail to get prediction result: team/ir_ph1/1/1, ''",
        "INFER_TIMEOUT, INFER, infer took too long, Error: Session does not respond, Internal server error",
    })
    void aFailureHasTheOriginalsWordsThenOurs(
            String verdict, String phase, String detail, String original, String fatal) {
        ends(State.FAILED, verdict, phase, detail);

        Result result = submit();

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err().lines()).contains(original);
        if (!fatal.isEmpty()) {
            assertThat(result.err()).containsPattern("time=\"[0-9/]+ [0-9:.]+\" level=fatal msg=\"" + fatal + "\"\n$");
        }
        assertThat(result.out().lines())
                .containsExactly(
                        "Session team/ir_ph1/2 failed: " + verdict + " in phase " + phase.toLowerCase(Locale.ROOT)
                                + " (time used: bind 0.2s, load 1.0s)",
                        detail,
                        "What it prints shows nsml submit -t; the verdict explained: docs/errors.md, " + verdict);
    }

    @Test
    void aPersonSeesTheOtherStyleOfLog() {
        ends(State.FAILED, "INFER_TIMEOUT", "INFER", "slow");
        desk.watched();

        assertThat(submit().err()).containsPattern("FATA\\[[0-9/]+ [0-9:.]+\\] Internal server error\n$");
    }

    @Test
    void theSampleShowsTheFirstPredictions() {
        desk.supervisedBy((supervisor, session) -> {
            supervisor.start(session);
            Path predictions = supervisor.folder(session).predictions();
            Files.createDirectories(predictions.getParent());
            Files.writeString(predictions, "#nsml-answers 1 rankings\nq1\tr1\tr2\n#end 1\n");
            supervisor.end(session, State.SUCCEEDED, "OK", "INFER", "map on the sample: 1.0", Map.of());
        });

        Result result = submit("-t").succeeded();

        assertThat(progress(result)).contains("Building docker image. It might take for a while");
        assertThat(result.out().lines())
                .containsExactly(
                        "Session team/ir_ph1/2 is started",
                        "(0, ('q1', ['r1', 'r2']))",
                        "Session team/ir_ph1/2 is done: OK in phase infer",
                        "map on the sample: 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-t"})
    void withoutADatasetThereIsNothingToSubmitTo(String option) throws IOException {
        var plan = desk.catalog().sessions().list().get(0).plan();
        SessionId session = desk.catalog().sessions().create("team", "None", plan, "", new ProcessKey(1, 1));
        desk.save(session, "1", "weights");
        desk.end(session, State.STOPPED, "STOPPED", "TRAIN", "", Map.of());
        ends(State.FAILED, "PLATFORM", "START", "");

        Result result = desk.type(
                ("submit team/None/1 1 --sandbox none " + option).strip().split(" "));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("session team/None/1 has no dataset");
        assertThat(desk.catalog().sessions().list()).hasSize(2);
    }

    @Test
    void whoseDataAreGoneIsNotResumed() {
        ends(State.FAILED, "PLATFORM", "START", "");

        Result result = desk.type("resume", "team/ir_ph1/1");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("dataset \"ir_ph1\" has no version v1 any more; push that content again");
        assertThat(desk.catalog().sessions().live()).isEmpty();
    }

    @Test
    void theSampleShowsTheLastLineOfTheTraceback() {
        ends(State.FAILED, "CRASH", "INFER", "infer threw IndexError: list index out of range");

        assertThat(submit("-t").out().lines())
                .startsWith(
                        "Session team/ir_ph1/2 is started",
                        "Traceback (most recent call last):",
                        "IndexError: list index out of range",
                        "Session team/ir_ph1/2 failed: CRASH in phase infer (time used: bind 0.2s, load 1.0s)");
    }

    @ParameterizedTest
    @CsvSource({
        "BIND, bind threw x, Error: Submit/infer session is stopped right after runnig. Please check your code again",
        "LOAD, load threw x, Error: Error occurred while loading model",
    })
    void beforeItAnswersTheSampleFailsAsTheRealSubmitDoes(String phase, String detail, String original) {
        ends(State.FAILED, "CRASH", phase, detail);

        Result result = submit("-t");

        assertThat(result.err().lines()).contains(original);
        assertThat(result.out()).doesNotContain("Traceback").contains(detail);
    }

    @Test
    void detachedItReturnsOnceStarted() {
        desk.supervisedBy((supervisor, session) -> supervisor.start(session));

        Result result = submit("--detach").succeeded();

        assertThat(result.out().lines())
                .containsExactly(
                        "Session team/ir_ph1/2 is started",
                        "It goes on by itself; its end: nsml logs -f team/ir_ph1/2");
        assertThat(desk.type("ps", "-q").out()).isEqualTo("team/ir_ph1/2\n");
    }

    @Test
    void theLogOfADetachedOneEndsWithItsScore() {
        desk.supervisedBy((supervisor, session) -> {
            supervisor.start(session);
            supervisor.score(session, 0.5);
        });
        submit("--detach").succeeded();

        assertThat(desk.type("logs", "-f", "team/ir_ph1/2").succeeded().out()).endsWith("Score: 0.5\n");
        assertThat(desk.type("logs", "-f", "team/ir_ph1/1").succeeded().out()).doesNotContain("Score");
    }

    @Test
    void theNextOneHasToWait() {
        desk.supervisedBy((supervisor, session) -> {
            supervisor.start(session);
            supervisor.score(session, 0.5);
        });
        submit().succeeded();
        desk.passes(Duration.ofMinutes(40).plusSeconds(36));

        Result result = submit();

        assertThat(result.status()).isEqualTo(2);
        assertThat(progress(result)).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("Rate limit exceeded: remained time: 19m24s");
            assertThat(lines.get(1)).endsWith("level=fatal msg=\"Rate limit exceeded\"");
            assertThat(lines.get(2)).startsWith("one submit every 1h");
        });
    }

    @ParameterizedTest
    @CsvSource({"0.1, goes with -t", "0, above 0", "1.5, above 0"})
    void aFractionIsChecked(String fraction, String expected) {
        Result result = fraction.equals("0.1")
                ? submit("--test-fraction", fraction)
                : submit("-t", "--test-fraction", fraction);

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(expected);
    }
}
