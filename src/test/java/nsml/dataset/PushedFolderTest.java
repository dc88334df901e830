package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nsml.dataset.PushRequest.Existing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushedFolderTest {

    @TempDir
    Path temp;

    private Datasets datasets;

    @BeforeEach
    void make() {
        datasets = new Datasets(temp.resolve("home"), () -> Instant.EPOCH);
    }

    private Dataset pushedAgain(Path folder) throws IOException {
        return new Datasets(temp.resolve("other home"), () -> Instant.EPOCH)
                .push(KinCompetition.NAME, folder, folder.resolve("competition.yaml"), PushProgress.SILENT)
                .dataset();
    }

    private static void assertSameFiles(Path one, Path other, List<String> names) throws IOException {
        assertThat(FileNames.in(other)).containsExactlyElementsOf(names);
        for (String name : names) {
            assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
            assertThat(Files.isWritable(other.resolve(name))).isTrue();
        }
    }

    @Test
    void ofRankingsIsWhatWasPushed() throws IOException {
        TinyCompetition tiny = TinyCompetition.in(temp.resolve("source"));
        tiny.put("data_loader.py", "# loads\n");
        tiny.put("evaluation.py", "# scores\n");
        Dataset dataset = datasets.push(KinCompetition.NAME, tiny.folder(), tiny.definition(), PushProgress.SILENT)
                .dataset();
        Path pulled = temp.resolve("pulled");

        dataset.writePushed(pulled);

        assertSameFiles(
                tiny.folder(),
                pulled,
                FileNames.in(tiny.folder()).stream()
                        .filter(name -> !name.equals("test/test_label/labels"))
                        .toList());
        assertThat(pushedAgain(pulled).version()).isEqualTo(dataset.version());
    }

    @Test
    void ofPredictionsIsWhatWasPushedAndADefinition() throws IOException {
        KinCompetition kin = KinCompetition.in(temp.resolve("source"));
        kin.put("data_loader.py", "# loads\n");
        kin.put("evaluation.py", "# scores\n");
        kin.put("test_submit/test_data/test_data", "three\n");
        kin.put("test_submit/test_label", "1\n");
        Dataset dataset = datasets.push(kin.request(DraftChoices.NONE), PushProgress.SILENT)
                .dataset();
        Path pulled = Files.createDirectory(temp.resolve("empty"));

        dataset.writePushed(pulled);

        Dataset again = pushedAgain(pulled);
        assertThat(again.version()).isEqualTo(dataset.version());
        Files.delete(pulled.resolve("competition.yaml"));
        assertSameFiles(kin.folder(), pulled, FileNames.in(kin.folder()));
    }

    @Test
    void takesInWhatLayOutside() throws IOException {
        TinyCompetition tiny = TinyCompetition.in(temp.resolve("source"));
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Path truth = Files.move(tiny.folder().resolve("truth.json"), elsewhere.resolve("my truth.json"));
        Path definition = elsewhere.resolve("mine.yaml");
        CompetitionDraft.write(
                KinCompetition.NAME,
                tiny.folder(),
                definition,
                Optional.of(truth),
                Optional.of(tiny.folder().resolve("split.json")));
        Dataset dataset = datasets.push(KinCompetition.NAME, tiny.folder(), definition, PushProgress.SILENT)
                .dataset();

        dataset.writePushed(temp.resolve("pulled"));

        assertThat(temp.resolve("pulled/competition.yaml"))
                .content()
                .contains("\nanswers: my truth.json\n", "\nsplit: split.json\n");
        assertThat(pushedAgain(temp.resolve("pulled")).hidden()).isEqualTo(dataset.hidden());
    }

    @Test
    void takesInAnEvaluationThatLayOutside() throws IOException {
        KinCompetition kin = KinCompetition.in(temp.resolve("source"));
        Path program = Files.writeString(temp.resolve("score.py"), "# scores\n");
        Definition definition = CompetitionDraft.of(
                KinCompetition.NAME,
                kin.folder(),
                new DraftChoices(
                        Optional.of(program.toString()),
                        Optional.empty(),
                        Competition.About.NOTHING,
                        Optional.empty()));
        Dataset dataset = datasets.push(
                        new PushRequest(KinCompetition.NAME, kin.folder(), definition, "", Existing.REFUSE),
                        PushProgress.SILENT)
                .dataset();

        dataset.writePushed(temp.resolve("pulled"));

        assertThat(temp.resolve("pulled/score.py")).hasContent("# scores\n");
        assertThat(pushedAgain(temp.resolve("pulled")).competition().scoring())
                .isEqualTo(new Scoring.Script("score.py"));
    }

    @Test
    void isNotPutIntoAFolderThatIsInUse() throws IOException {
        KinCompetition kin = KinCompetition.in(temp.resolve("source"));
        Dataset dataset = datasets.push(kin.request(DraftChoices.NONE), PushProgress.SILENT)
                .dataset();

        assertThatThrownBy(() -> dataset.writePushed(kin.folder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is there already; name a folder that is new or empty");
    }
}
