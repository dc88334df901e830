package nsml.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nsml.Prerequisite;
import nsml.app.CommandLineUnderTest.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts in the manner of 2018, from the command line to the board. */
class PythonIT {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    static Path shared;

    @TempDir
    Path temp;

    private CommandLineUnderTest nsml;
    private Path code;

    @BeforeAll
    static void make() throws IOException {
        Prerequisite.check("python", Files.isExecutable(PYTHON), "there is no " + PYTHON);
        TinyProject.competition(shared.resolve("tiny"), "memory: 1G, answers: 1M, checkpoint: 1K");
    }

    @BeforeEach
    void push() throws Exception {
        nsml = new CommandLineUnderTest(temp.resolve("home")).with("NSML_PYTHON", PYTHON.toString());
        code = Files.createDirectories(temp.resolve("code"));
        copy("retrieval.py", code.resolve("main.py"));
        nsml.run("dataset", "push", "tiny", shared.resolve("tiny").toString()).succeeded();
    }

    /** How they are confined. */
    String sandbox() {
        return Sandboxing.kind();
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream in = PythonIT.class.getResourceAsStream("python/" + resource)) {
            Files.write(target, in.readAllBytes());
        }
    }

    private Result run(String... more) throws Exception {
        List<String> line =
                new ArrayList<>(List.of("run", "-e", code.resolve("main.py").toString(), "--sandbox", sandbox()));
        line.addAll(List.of(more));
        return nsml.run(line.toArray(String[]::new));
    }

    private Result train(String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of("-d", "tiny", "--wait"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private Result inSandbox(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--sandbox", sandbox()));
        return nsml.run(line.toArray(String[]::new));
    }

    private JsonNode json(String... words) throws Exception {
        return new ObjectMapper().readTree(nsml.run(words).succeeded().out());
    }

    @Test
    void trainSaveForkSubmitBoard() throws Exception {
        Result run = train("-a", "--max_epoch 2", "-m", "first try").succeeded();
        assertThat(run.err()).contains("Python 3.").contains("main.py");
        assertThat(run.out()).contains("data ['train']").contains("User session exited");

        JsonNode models = json("model", "ls", "team/tiny/1", "-j");
        assertThat(models.findValuesAsText("checkpoint")).containsExactly("1", "2");
        assertThat(models.get(1).get("summary").get("step").asInt()).isEqualTo(2);
        assertThat(nsml.run("ps", "-a").succeeded().out())
                .contains("first try")
                .contains("train/loss=0.5")
                .doesNotContain("step=");

        Result fork = inSandbox("fork", "team/tiny/1", "-c", "1", "-a", "--max_epoch 3", "--wait")
                .succeeded();
        assertThat(fork.out()).contains("Paused.\nloaded 1\n").contains("data ['train']");
        assertThat(json("model", "ls", "team/tiny/2", "-j").findValuesAsText("checkpoint"))
                .containsExactly("2", "3");

        assertThat(inSandbox("submit", "team/tiny/2", "3").succeeded().out())
                .containsPattern("Score: 0\\.\\d+\n(Protection: .*\n)?Done\n$");
        assertThat(json("board", "tiny", "-j").get(0).get("model").asText()).isEqualTo("3");
        assertThat(nsml.run("logs", "team/tiny/3").succeeded().out())
                .contains("phase infer\n")
                .doesNotContain("loaded");
        assertThat(nsml.run("logs", "--organiser", "team/tiny/3").succeeded().out())
                .contains("Paused.\nloaded 3\n");

        nsml.run("download", "team/tiny/1", temp.resolve("made").toString()).succeeded();
        assertThat(temp.resolve("made/made.txt")).hasContent("made by the session");
        assertThat(temp.resolve("made/main.py")).doesNotExist();
        nsml.run("pull", "team/tiny/1", temp.resolve("sent").toString()).succeeded();
        assertThat(temp.resolve("sent/main.py"))
                .hasContent(Files.readString(code.resolve("main.py")).stripTrailing());
    }

    @Test
    void javaAndPythonThatDoTheSameScoreTheSameToTheLastBit() throws Exception {
        train("-a", "--max_epoch 1").succeeded();
        inSandbox("submit", "team/tiny/1", "1").succeeded();
        try (InputStream source = PythonIT.class.getResourceAsStream("python/SameRanking.java.txt")) {
            Path jar = TinyProject.jar(
                    Files.createDirectories(temp.resolve("java")),
                    "tiny.SameRanking",
                    new String(source.readAllBytes(), UTF_8));
            nsml.with("NSML_TEAM", "java");
            inSandbox("run", "-d", "tiny", "-e", jar.toString(), "--wait").succeeded();
        }
        inSandbox("submit", "java/tiny/1", "1").succeeded();

        for (String side : List.of("public", "private", "all")) {
            JsonNode board = json("board", "tiny", "--side", side, "-j");
            assertThat(board).hasSize(2);
            assertThat(board.get(0).get("score").asDouble())
                    .as(side)
                    .isBetween(0.01, 0.99)
                    .isEqualTo(board.get(1).get("score").asDouble());
        }
    }

    @Test
    void theSampleShowsAnswersAndAForecast() throws Exception {
        train("-a", "--max_epoch 1").succeeded();

        Result sample = inSandbox("submit", "-t", "team/tiny/1", "1").succeeded();

        assertThat(sample.out())
                .contains("(0, ('q")
                .contains("map@5 on the sample")
                .containsPattern("infer: \\S+ \\S+ \\+- \\S+ of 60 min; memory [\\d.]+ MB of 1 GB")
                .contains("per pair");
        assertThat(json("board", "tiny", "-j")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bind, Error: Submit/infer session is stopped right after runnig. Please check your code again, bind",
        "load, Error: Error occurred while loading model, load",
        "infer, Error: Fail to get prediction result: team/tiny/1/1, infer"
    })
    void whatFailsIsToldInTheOriginalsWordsAndOurs(String phase, String message, String ended) throws Exception {
        train("-a", "--max_epoch 1 --fail " + phase).succeeded();

        Result submit = inSandbox("submit", "team/tiny/1", "1");

        assertThat(submit.status()).isEqualTo(1);
        assertThat(submit.err() + submit.out()).contains(message).contains("CRASH in phase " + ended);
        assertThat(json("board", "tiny", "-j")).isEmpty();
    }

    @Test
    void aScriptThatEndsWithAnErrorHasFailed() throws Exception {
        Result run = train("-a", "--no_such_option 1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("unrecognized arguments")
                .contains("exit status 2")
                .contains("CRASH");
    }

    @Test
    void theToleranceOf2019CountsWhatCanBeCounted() throws Exception {
        train("-a", "--max_epoch 1 --fail duplicate").succeeded();
        Result strict = inSandbox("submit", "team/tiny/1", "1");
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.out() + strict.err())
                .contains("BAD_RESULT")
                .contains("the answers cannot be graded: duplicate reference ids\n");
        assertThat(nsml.run("logs", "--organiser", "team/tiny/2").succeeded().out())
                .contains("8 duplicate reference ids; the first: ");

        train("-a", "--max_epoch 1 --fail duplicate", "--compat", "2019").succeeded();
        inSandbox("submit", "team/tiny/3", "1").succeeded();

        assertThat(json("board", "tiny", "-j").get(0).get("metric").asText()).isEqualTo("map@5 (compat 2019)");
        assertThat(json("inspect", "team/tiny/4").get("detail").asText())
                .isEqualTo("graded by map@5 (compat 2019); the answers have flaws that it bears with");
        assertThat(nsml.run("logs", "--organiser", "team/tiny/4").succeeded().out())
                .contains("8 duplicate reference ids; the first: ");
    }

    @Test
    void aModelThatIsTooLargeIsSkippedAndTheSessionGoesOn() throws Exception {
        Files.writeString(code.resolve("main.py"), """
                        import nsml
                        nsml.bind(save=lambda path: open(path, 'w').write('x' * 2000))
                        nsml.save('large')
                        nsml.save('small', save_fn=lambda path: open(path, 'w').write('x'))
                        """);

        assertThat(train().succeeded().out()).contains("NSML Warning) Cannot upload models over 1024.0");
        assertThat(json("model", "ls", "team/tiny/1", "-j").findValuesAsText("checkpoint"))
                .containsExactly("small");
    }

    @Test
    void aWaitingModelIsAskedAndStopped() throws Exception {
        train("-a", "--max_epoch 1").succeeded();
        assertThat(inSandbox("infer", "team/tiny/1", "1").succeeded().session()).isEqualTo("team/tiny/2");
        CommandLineUnderTest.await("paused", () -> {
            try {
                return nsml.run("ps").out().contains("Paused");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(nsml.run("exec", "team/tiny/2", "model.steps + 41")
                        .succeeded()
                        .out())
                .isEqualTo("42\n");
        Result failed = nsml.run("exec", "team/tiny/2", "1 / 0");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out()).contains("ZeroDivisionError");
        assertThat(nsml.run("sh", "team/tiny/2", "ls; exit 3"))
                .satisfies(shell -> assertThat(shell.status()).isEqualTo(3))
                .satisfies(shell -> assertThat(shell.out()).isEqualTo("main.py\n"));

        nsml.run("stop", "team/tiny/2").succeeded();
        assertThat(nsml.run("ps").succeeded().out()).doesNotContain("team/tiny/2");
        assertThat(nsml.run("exec", "team/tiny/2", "1").err()).contains("does not run any more");
    }

    @Test
    void aStoppedSessionIsResumedUnderItsName() throws Exception {
        run("-d", "tiny", "-a", "--max_epoch 1000 --slow 0.1").succeeded();
        CommandLineUnderTest.await("a checkpoint", () -> {
            try {
                return !json("model", "ls", "team/tiny/1", "-j").isEmpty();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        nsml.run("stop", "team/tiny/1").succeeded();
        int saved = json("model", "ls", "team/tiny/1", "-j").size();

        Result resumed = nsml.run("resume", "team/tiny/1", "-a", "--max_epoch " + (saved + 2), "--wait")
                .succeeded();

        assertThat(resumed.out()).contains("loaded " + saved + "\n").containsOnlyOnce("User session exited");

        assertThat(json("model", "ls", "team/tiny/1", "-j")).hasSize(saved + 2);
        assertThat(nsml.run("logs", "team/tiny/1").succeeded().out()).contains("Paused.\nloaded " + saved + "\n");
        assertThat(json("ps", "-a", "-j")).hasSize(1);
    }

    @Test
    void aSessionNeedsNoDataset() throws Exception {
        Result run = run("--wait", "-a", "--max_epoch 1").succeeded();

        assertThat(run.session()).isEqualTo("team/None/1");
        assertThat(run.out()).contains("data none");
        assertThat(json("model", "ls", "team/None/1", "-j")).hasSize(1);
        assertThat(inSandbox("submit", "team/None/1", "1").err()).contains("has no dataset");
    }

    @Test
    void itsOwnFolderNsmlIsNotTakenForTheLibrary() throws Exception {
        Files.createDirectories(code.resolve("nsml"));
        Files.writeString(code.resolve("nsml/__init__.py"), "raise SystemExit('the wrong nsml')");

        assertThat(train("-a", "--max_epoch 1").succeeded().out()).contains("data ['train']");
    }

    @Test
    void aFolderAsItWasPushedIn2018IsGradedByItsOwnPrograms() throws Exception {
        Path kin = predictions();
        Files.writeString(kin.resolve("data_loader.py"), """
                        import os
                        WHOSE = 'server'
                        def feed_infer(output_file, infer_func):
                            from nsml import DATASET_PATH
                            rows = infer_func(os.path.join(DATASET_PATH, 'test', 'test_data', 'numbers'))
                            open(output_file, 'w').write('\\n'.join(str(result) for _, result in rows))
                        """);
        Files.writeString(kin.resolve("evaluation.py"), """
                        import argparse
                        from nsml import DATASET_PATH
                        parser = argparse.ArgumentParser()
                        parser.add_argument('--prediction', default='pred.txt')
                        config = parser.parse_args()
                        predicted = open(config.prediction).read().split()
                        labels = open(DATASET_PATH + '/test/test_label').read().split()
                        print('scoring', len(labels))
                        print(sum(a == b for a, b in zip(predicted, labels)) / float(len(labels)))
                        """);
        nsml.run("dataset", "push", "1kin", kin.toString()).succeeded();
        copy("labels.py", code.resolve("main.py"));
        Files.writeString(
                code.resolve("data_loader.py"), "WHOSE = 'mine'\ndef feed_infer(out, infer): open(out, 'w')\n");

        assertThat(run("-d", "1kin", "--wait").succeeded().out()).contains("own loader mine ['train']");
        assertThat(inSandbox("submit", "team/1kin/1", "first").succeeded().out())
                .containsPattern("Score: 0\\.75\n(Protection: .*\n)?Done");
    }

    @Test
    void rowsOfResultsAreGradedByLabels() throws Exception {
        Path kin = predictions();
        Files.writeString(
                kin.resolve("data_loader.py"),
                "import os\ndef test_data_loader(root):\n    return os.path.join(root, 'test', 'test_data', 'numbers')\n");
        nsml.run("dataset", "push", "kin", kin.toString(), "-l", "accuracy").succeeded();
        copy("labels.py", code.resolve("main.py"));
        Files.writeString(code.resolve("data_loader.py"), "WHOSE = 'mine'\n");
        run("-d", "kin", "--wait").succeeded();

        assertThat(inSandbox("submit", "team/kin/1", "first").succeeded().out())
                .containsPattern("Score: 0\\.75\n(Protection: .*\n)?Done");
    }

    /** Numbers, and whether they are odd; the last label is wrong. */
    private Path predictions() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("kin"));
        Files.createDirectories(folder.resolve("train"));
        Files.writeString(folder.resolve("train/numbers"), "1\n2\n");
        Files.createDirectories(folder.resolve("test/test_data"));
        Files.writeString(folder.resolve("test/test_data/numbers"), "3\n4\n5\n6\n");
        Files.writeString(folder.resolve("test/test_label"), "1\n0\n1\n1\n");
        return folder;
    }
}
