package nsml.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class MainOffThePlatformTest {

    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void makeACompetition() throws IOException {
        out = folder.resolve("out");
        Files.createDirectories(folder.resolve("toy/train"));
        for (String picture : List.of("query/q1.jpg", "reference/r2.jpg", "reference/r1.png")) {
            Path file = folder.resolve("toy/test/test_data").resolve(picture);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    @Test
    void theSameHooksTrainForkAndTest() throws Exception {
        String trained = run(0, "--dataset", "toy", "--out", "out", "--", "--steps", "2");
        assertThat(trained)
                .isEqualTo("nsml: off the platform, without limits: mode TRAIN, dataset "
                        + folder.resolve("toy").toRealPath() + ", results in out\n"
                        + "report 1: loss=1.0\ncheckpoint 1 is in out/checkpoints/1\n"
                        + "report 2: loss=0.5\ncheckpoint 2 is in out/checkpoints/2\n");

        String forked = run(0, "--dataset", "toy", "--out", "out", "--checkpoint", "1", "--", "--steps", "2");
        assertThat(forked).contains("report 2: loss=0.5\n", "report 3:");
        assertThat(out.resolve("checkpoints/1/steps")).hasContent("1");
        assertThat(out.resolve("checkpoints/3/steps")).hasContent("3");

        String tested = run(0, "--dataset", "toy", "--mode", "test", "--checkpoint", "3", "--out", "out");
        assertThat(tested).endsWith("inferring after 3 steps\nanswers are in out/answers.tsv\n");
        assertThat(out.resolve("answers.tsv")).hasContent("#nsml-answers 1 rankings\nq1\tr1\tr2\n#end 1\n");
        assertThat(out.resolve("scratch")).doesNotExist();
    }

    @Test
    void aSaveOfTheSameNameOverwrites() throws Exception {
        run(0, "--dataset", "toy", "--out", "out");
        Files.writeString(out.resolve("checkpoints/1/steps"), "0");

        run(0, "--dataset", "toy", "--out", "out", "--checkpoint", "1");

        assertThat(out.resolve("checkpoints/1/steps")).hasContent("1");
    }

    @Test
    void aMissingCheckpointIsToldWithTheOnesThereAre() throws Exception {
        run(0, "--dataset", "toy", "--out", "out", "--", "--steps", "2");

        assertThat(run(2, "--dataset", "toy", "--out", "out", "--checkpoint", "9"))
                .isEqualTo("nsml: expected a checkpoint in out/checkpoints, which has 1, 2; got \"9\"\n");
    }

    @Test
    void resultsGoToAFolderOfTheirOwnUnlessTold() throws Exception {
        run(0, "--dataset", "toy");

        assertThat(folder.resolve("nsml-local/checkpoints/1/steps")).hasContent("1");
    }

    @Test
    void aHookThatThrowsIsPrintedInFull() throws Exception {
        assertThat(run(1, "--dataset", "toy", "--", "--fail", "train"))
                .contains("java.lang.IllegalStateException: asked to fail in\ntrain")
                .contains("at nsml.shim.ToySubmission.failIfAsked(ToySubmission.java:");
    }

    @Test
    void helpListsTheOptions() throws Exception {
        assertThat(run(0, "--help"))
                .isEqualTo(LocalOptions.HELP)
                .contains("--dataset DIR", "--mode train|test", "--checkpoint NAME", "--out DIR", "-- arguments...");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                            | expected --dataset DIR, got none; see --help",
                "--dataset                                   | expected a value after --dataset, got none; see --help",
                "--dataset toy --mode nap                    | expected --mode train or --mode test, got \"nap\"",
                "--dataset toy --epochs 3                    | expected one of --dataset, --mode, --checkpoint, --out, got \"--epochs\"; the submission's own arguments follow after --, see --help",
                "--dataset nowhere                           | expected a competition's folder with train/ in it as --dataset, got nowhere",
                "--dataset toy --mode test                   | expected --checkpoint NAME with --mode test, got none; train one first",
                "--dataset toy --checkpoint 9                | expected a checkpoint in nsml-local/checkpoints, which has no checkpoint yet; got \"9\"",
                "--dataset toy --checkpoint ../../toy        | expected a checkpoint in nsml-local/checkpoints, which has no checkpoint yet; got \"../../toy\"",
                "--dataset toy --out toy/test/test_data/query/q1.jpg | expected to write to --out toy/test/test_data/query/q1.jpg, got java.nio.file.FileSystemException: ",
            })
    void wrongUsageIsToldInOneSentence(String arguments, String sentence) throws Exception {
        assertThat(run(2, arguments == null ? new String[0] : arguments.split(" +", -1)))
                .startsWith("nsml: " + sentence)
                .hasLineCount(1);
    }

    private String run(int status, String... arguments) throws Exception {
        try (ChildProcess child = ChildProcess.start(folder, "", List.of(ToySubmission.class.getName()), arguments)) {
            assertThat(child.exitStatus()).as(child.errors()).isEqualTo(status);
            return child.output() + child.errors();
        }
    }
}
