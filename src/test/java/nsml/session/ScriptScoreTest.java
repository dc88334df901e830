package nsml.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import nsml.Prerequisite;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.dataset.Datasets;
import nsml.dataset.PushProgress;
import nsml.runner.Images;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;
import nsml.scoring.BadAnswers;
import nsml.store.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the owner's program prints about a hostile prediction file is bytes, and at most so many. */
@Timeout(120)
class ScriptScoreTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    Path temp;

    private Path source;
    private SessionFolder folder;

    @BeforeEach
    void make() throws Exception {
        Prerequisite.check("python", Files.isExecutable(PYTHON), "there is no " + PYTHON);
        source = temp.resolve("source");
        folder = new SessionFolder(Files.createDirectories(temp.resolve("session")));
        write("train/numbers", "1\n");
        write("test/test_data/numbers", "2\n");
        write("test/test_label", "0\n");
        write(
                "competition.yaml",
                "name: kin\ntask: prediction\nmetric: evaluation.py\nanswers: test/test_label\nlimits: {memory: 1G, evaluate: 1m}\n");
    }

    private void write(String path, String content) throws Exception {
        Files.createDirectories(source.resolve(path).getParent());
        Files.writeString(source.resolve(path), content, ISO_8859_1);
    }

    private boolean stop;

    private double score() throws Exception {
        DatasetName name = DatasetName.of("kin");
        Dataset dataset = new Datasets(temp.resolve("home"), InstantSource.system())
                .push(name, source, source.resolve("competition.yaml"), PushProgress.SILENT)
                .dataset();
        Programs programs = new Programs(
                new Home(temp.resolve("home")),
                new Images(temp.resolve("home")),
                new Shims(temp.resolve("none.jar"), Files.createDirectories(temp.resolve("shim"))),
                Map.of("NSML_PYTHON", PYTHON.toString()));
        Path answers = Files.writeString(temp.resolve("answers"), "0\n");
        return new ScriptScore(
                        dataset,
                        programs,
                        Sandboxes.find(SandboxKind.NONE).orElseThrow(),
                        folder,
                        () -> stop,
                        Optional.empty())
                .of(answers, dataset.evaluationSide());
    }

    @Test
    void theLastNumberIsTheScore() throws Exception {
        write("evaluation.py", "print('of 3 lines'); print(open('pred.txt').read().strip(), 0.25)\n");

        assertThat(score()).isEqualTo(0.25);
        assertThat(folder.evaluation()).doesNotExist();
    }

    @Test
    void numbersWithinWordsAreNone() throws Exception {
        write("evaluation.py", "print('0.83 f1'); print('(info) nothing')\n");

        assertThat(score()).isEqualTo(0.83);
    }

    @Test
    @Timeout(60)
    void aStopEndsIt() throws Exception {
        stop = true;
        write("evaluation.py", "import time\ntime.sleep(600)\n");

        assertThatThrownBy(this::score).isInstanceOf(BadAnswers.class).hasMessageContaining("it was stopped on demand");
    }

    @Test
    void outputThatIsNoUtf8IsReadAllTheSame() throws Exception {
        write("evaluation.py", "import os\nos.write(1, b'wrong: \\xff\\xfe\\n0.5\\n')\n");

        assertThat(score()).isEqualTo(0.5);
    }

    @Test
    void aProgramInAnotherEncodingIsRun() throws Exception {
        write("evaluation.py", "");
        Files.write(
                source.resolve("evaluation.py"),
                "# -*- coding: cp949 -*-\n# 정확도\nprint(0.5)\n".getBytes(Charset.forName("x-windows-949")));

        assertThat(score()).isEqualTo(0.5);
    }

    @Test
    void moreOutputThanIsReadIsNoScore() throws Exception {
        write("evaluation.py", "import os\nos.write(1, b'0.5\\n' * 400000)\n");

        assertThatThrownBy(this::score)
                .isInstanceOf(BadAnswers.class)
                .hasMessageContaining("could not score the predictions: it printed more than 1");
    }

    @Test
    void whatItPrintsInsteadIsShownInPartAndHarmless() throws Exception {
        write("evaluation.py", "print('wrong: \\x1b[J' + 'x' * 1000)\n");

        assertThatThrownBy(this::score)
                .isInstanceOf(BadAnswers.class)
                .hasMessageEndingWith(
                        "printed no score for these predictions, but \"wrong: ?[J" + "x".repeat(190) + "\"");
    }

    @Test
    void anErrorIsNoScore() throws Exception {
        write("evaluation.py", "print(1)\nraise ValueError('line 7')\n");

        assertThatThrownBy(this::score)
                .isInstanceOf(BadAnswers.class)
                .hasMessageEndingWith("it ended with exit status 1; its last line: ValueError: line 7");
    }
}
