package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import nsml.app.CommandLineUnderTest.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job, typed at the command line, with a submission that takes no time. */
class MainJobIT {

    @TempDir
    static Path shared;

    @TempDir
    Path temp;

    private static Path jar;
    private static Path competition;

    private CommandLineUnderTest nsml;

    @BeforeAll
    static void make() throws IOException {
        jar = TinyProject.submission(Files.createDirectories(shared.resolve("submission")));
        competition = TinyProject.competition(
                shared.resolve("tiny"), "load: 2s, infer: 3s, train: 60s, memory: 1G, answers: 1M, checkpoint: 10M");
    }

    @BeforeEach
    void push() throws Exception {
        nsml = new CommandLineUnderTest(temp.resolve("home"));
        nsml.run("dataset", "push", "tiny", competition.toString()).succeeded();
    }

    private Result train(String... more) throws Exception {
        String[] command = {"run", "-d", "tiny", "-e", jar.toString(), "--wait", "--sandbox", Sandboxing.kind()};
        String[] all = List.of(List.of(command), List.of(more)).stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        return nsml.run(all);
    }

    @Test
    void trainSaveForkSubmitBoard() throws Exception {
        Result run = train("-a", "--steps 2", "-m", "first try").succeeded();
        assertThat(run.session()).isEqualTo("team/tiny/1");
        assertThat(run.out()).contains("step 1").contains("step 2").contains("Session team/tiny/1 is done: OK");

        Result fork = nsml.run("fork", "team/tiny/1", "-a", "--steps 3", "--wait", "--sandbox", Sandboxing.kind())
                .succeeded();
        assertThat(fork.out())
                .as("goes on where the other stopped")
                .contains("step 3")
                .doesNotContain("step 2");

        JsonNode models = json(nsml.run("model", "ls", "team/tiny/2", "-j"));
        assertThat(models).hasSize(1);
        assertThat(models.get(0).get("checkpoint").asText()).isEqualTo("3");
        assertThat(models.get(0).get("summary").get("train/steps").asInt()).isEqualTo(3);

        Result sample = nsml.run("submit", "-t", "team/tiny/2", "3", "--sandbox", Sandboxing.kind())
                .succeeded();
        assertThat(sample.out())
                .contains("on the sample")
                .containsPattern("\\n\\(0, \\('q[0-9]+', \\['r[0-9]+', .*\\]\\)\\)\\n");

        Result submit = nsml.run("submit", "team/tiny/2", "3", "--sandbox", Sandboxing.kind())
                .succeeded();
        assertThat(submit.out()).matches("Score: 1.0\n(Protection: .*\n)?Done\n");
        assertThat(submit.err()).contains("Building docker image. It might take for a while\n");

        JsonNode board = json(nsml.run("board", "tiny", "-j"));
        assertThat(board).as("the sample does not count").hasSize(1);
        assertThat(board.get(0).get("score").asDouble()).isEqualTo(1);
        assertThat(board.get(0).get("session").asText()).isEqualTo("team/tiny/2");
        assertThat(board.get(0).get("sandbox").asText()).isEqualTo(Sandboxing.kind());
        assertThat(nsml.run("dataset", "board", "tiny").succeeded().out())
                .isEqualTo(nsml.run("board", "tiny").succeeded().out())
                .contains("team/tiny/2");

        assertThat(nsml.run("ps").succeeded().out().lines())
                .as("all have ended")
                .hasSize(2);
        assertThat(json(nsml.run("ps", "-a", "-j"))).hasSize(4);
        assertThat(nsml.run("ps", "-a").succeeded().out()).contains("first try").contains("normal/fork");
        assertThat(nsml.run("logs", "team/tiny/1").succeeded().out()).contains("step 1");
        assertThat(nsml.run("command", "team/tiny/2").succeeded().out())
                .startsWith("nsml fork team/tiny/1 -c 2 -a '--steps 3'");
        nsml.run("pull", "team/tiny/2", temp.resolve("code").toString()).succeeded();
        assertThat(temp.resolve("code").resolve(jar.getFileName())).hasSameBinaryContentAs(jar);
        assertThat(json(nsml.run("inspect", "team/tiny/1")).get("Status").asText())
                .isEqualTo("exited");

        nsml.run("rm", "team/tiny/1").succeeded();
        assertThat(json(nsml.run("ps", "-a", "-j"))).hasSize(3);
        assertThat(json(nsml.run("board", "tiny", "-j"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "load, hang, LOAD_TIMEOUT, LOAD, Error: Submit/infer session is stopped right after runnig",
        "load, throw, CRASH, LOAD, Error: Error occurred while loading model",
        "infer, hang, INFER_TIMEOUT, INFER, Error: Session does not respond",
        "infer, halt, NO_RESULT, INFER, Error: Fail to get prediction result: team/tiny/1/1",
        "infer, flood, OUTPUT, INFER, Error: Fail to get prediction result: team/tiny/1/1",
        "infer, throw, CRASH, INFER, Error: Fail to get prediction result: team/tiny/1/1",
        "infer, duplicate, BAD_RESULT, INFER, Error: Fail to get prediction result: team/tiny/1/1",
        "infer, unknown, BAD_RESULT, INFER, Error: Fail to get prediction result: team/tiny/1/1",
    })
    void aBadSubmissionGetsItsVerdictAndThePlatformGoesOn(
            String phase, String fault, String verdict, String ended, String original) throws Exception {
        train("-a", "--steps 1 --in " + phase + " --do " + fault).succeeded();

        Result submit = nsml.run("submit", "team/tiny/1", "1", "--sandbox", Sandboxing.kind());

        assertThat(submit.status()).as(submit.out() + submit.err()).isEqualTo(1);
        assertThat(submit.out())
                .contains("failed: " + verdict + " in phase " + ended.toLowerCase(Locale.ROOT))
                .contains("time used:")
                .doesNotContain("Score:");
        assertThat(submit.err()).contains(original);
        assertThat(json(nsml.run("board", "tiny", "-j"))).isEmpty();
        train("-a", "--steps 1").succeeded();
    }

    @ParameterizedTest
    @CsvSource({"write-outside, DENIED", "connect, DENIED"})
    void whatTheSandboxForbidsIsNamed(String fault, String verdict) throws Exception {
        Sandboxing.assumeBubblewrap();
        train("-a", "--steps 1 --in infer --do " + fault).succeeded();

        Result submit = nsml.run("submit", "team/tiny/1", "1");

        assertThat(submit.status()).isEqualTo(1);
        assertThat(submit.out()).contains("failed: " + verdict + " in phase infer");
        assertThat(Path.of("/usr/evidence")).doesNotExist();
    }

    @Test
    void aSubmitHasToWaitForTheInterval() throws Exception {
        Path hourly = TinyProject.competition(temp.resolve("hourly"), "memory: 1G");
        Path definition = hourly.resolve("competition.yaml");
        Files.writeString(definition, Files.readString(definition).replace("interval: 0s", "interval: 1h"));
        nsml.run("dataset", "push", "tiny", hourly.toString()).succeeded();
        train("-a", "--steps 1").succeeded();
        nsml.run("submit", "team/tiny/1", "1", "--sandbox", Sandboxing.kind()).succeeded();

        Result again = nsml.run("submit", "team/tiny/1", "1", "--sandbox", Sandboxing.kind());

        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err())
                .containsPattern("Rate limit exceeded: remained time: (59m[0-9]+s|1h0m0s)\n")
                .contains("level=fatal msg=\"Rate limit exceeded\"\n")
                .contains("\none submit every 1h");
        nsml.run("submit", "-t", "team/tiny/1", "1", "--sandbox", Sandboxing.kind())
                .succeeded();
    }

    @Test
    void aRunningSessionCanBeStopped() throws Exception {
        Result run = nsml.run(
                "run",
                "-d",
                "tiny",
                "-e",
                jar.toString(),
                "-a",
                "--in train --do hang",
                "--sandbox",
                Sandboxing.kind());
        run.succeeded();
        assertThat(nsml.run("ps").succeeded().out()).contains("team/tiny/1").contains("Running");
        assertThat(nsml.run("rm", "team/tiny/1").err()).contains("still running");

        nsml.run("stop", "team/tiny/1").succeeded();

        assertThat(nsml.run("ps", "-a").succeeded().out()).contains("Exited (STOPPED)");
        nsml.run("rm", "team/tiny/1").succeeded();
    }

    @Test
    void anInterruptStopsTheSubmitAndSaysSo() throws Exception {
        train("-a", "--steps 1 --in infer --do hang").succeeded();
        Path err = temp.resolve("err");
        Process submit = nsml.startWithErrors(err, "submit", "team/tiny/1", "1", "--sandbox", Sandboxing.kind());
        CommandLineUnderTest.await("the submit to run", () -> text(err).contains("Building docker image"));

        submit.toHandle().destroy();
        assertThat(submit.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(text(err))
                .contains("submit aborted: Interrupted by user\n")
                .contains("Session team/tiny/2 was stopped\n");
        assertThat(nsml.run("ps", "-a").succeeded().out()).contains("Exited (STOPPED)");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Result result) throws IOException {
        return new ObjectMapper().readTree(result.succeeded().out());
    }
}
