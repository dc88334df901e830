package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nsml.dataset.PushRequest.Existing;
import nsml.dataset.Pushed.Change;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder as it was pushed in 2018: free training data, test data, hidden labels, the owner's programs. */
class PredictionsTest {

    @TempDir
    Path temp;

    private Datasets datasets;
    private KinCompetition kin;

    @BeforeEach
    void make() throws IOException {
        datasets = new Datasets(temp.resolve("home"), () -> Instant.ofEpochSecond(1_000));
        kin = KinCompetition.in(temp.resolve("source"));
    }

    private Dataset push() throws IOException {
        return datasets.push(kin.request(DraftChoices.NONE), PushProgress.SILENT)
                .dataset();
    }

    private List<String> problems() throws IOException {
        BadCompetition bad = catchThrowableOfType(BadCompetition.class, this::push);
        assertThat(bad).as("refusal").isNotNull();
        assertThat(FileNames.in(temp.resolve("home"))).containsExactly("datasets/.kin_phase1.lock");
        return bad.problems();
    }

    @Nested
    class Sides {

        @Test
        void holdWhatSessionsSeeAndNothingElse() throws IOException {
            kin.put("data_loader.py", "def test_data_loader(root_path): pass\n");
            kin.put("evaluation.py", "print(1)\n");
            kin.put("notes.txt", "stays where it is");

            Dataset dataset = push();

            assertThat(FileNames.in(dataset.trainSide()))
                    .containsExactly("train/train_data/train_data", "train/train_label");
            assertThat(FileNames.in(dataset.testSide())).containsExactly("data_loader.py", "test/test_data/test_data");
            assertThat(dataset.sampleSide())
                    .as("without test_submit the sample is all of it")
                    .isEqualTo(dataset.testSide());
            assertThat(dataset.visibleFiles())
                    .extracting(VisibleFile::path)
                    .containsExactly(
                            "data_loader.py",
                            "test/test_data/test_data",
                            "train/train_data/train_data",
                            "train/train_label");
        }

        @Test
        void ofTheEvaluationHoldTheLabels() throws IOException {
            kin.put("data_loader.py", "def test_data_loader(root_path): pass\n");
            kin.put("evaluation.py", "print(1)\n");

            Dataset dataset = push();

            assertThat(dataset.testLabel()).hasContent("1\n0\n1\n");
            assertThat(FileNames.in(dataset.evaluationSide()))
                    .filteredOn(name -> !name.startsWith("."))
                    .containsExactly("data_loader.py", "test/test_data/test_data", "test/test_label");
            assertThat(dataset.testLabel()).startsWith(dataset.evaluationSide());
            assertThat(dataset.evaluation())
                    .get()
                    .satisfies(file -> assertThat(file).hasContent("print(1)\n"));
            assertThat(dataset.sampleEvaluationSide()).isEmpty();
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(dataset.folder().resolve("hidden"))))
                    .isEqualTo("rwx------");
            assertThatThrownBy(dataset::hidden).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void mayBeSingleFilesOrFolders() throws IOException {
            FileUtils.deleteDirectory(kin.folder().resolve("test").toFile());
            kin.put("test/test_data", "three\n");
            kin.put("test/test_label/a", "1");
            kin.put("test/test_label/deep/b", "0");

            Dataset dataset = push();

            assertThat(FileNames.in(dataset.testSide())).containsExactly("test/test_data");
            assertThat(FileNames.in(dataset.testLabel())).containsExactly("a", "deep/b");
            assertThat(FileNames.in(dataset.evaluationSide()))
                    .filteredOn(name -> !name.startsWith("."))
                    .containsExactly("test/test_data", "test/test_label/a", "test/test_label/deep/b");
        }
    }

    @Nested
    class TheSample {

        @ParameterizedTest
        @CsvSource({"test_submit/test_data/test_data", "test_submit/test_data"})
        void isTestSubmit(String path) throws IOException {
            kin.put(path, "three\n");
            kin.put("data_loader.py", "#");

            Dataset dataset = push();

            assertThat(FileNames.in(dataset.sampleSide()))
                    .as("with test_data or as the bare content of it")
                    .containsExactly("data_loader.py", "test/test_data/test_data");
            assertThat(dataset.sampleSide().resolve("test/test_data/test_data")).hasContent("three\n");
            assertThat(dataset.contents().sample().files()).isEqualTo(1);
        }

        @Test
        void mayHaveLabelsOfItsOwn() throws IOException {
            kin.put("test_submit/test_data/test_data", "three\n");
            kin.put("test_submit/test_label", "1\n");

            Dataset dataset = push();

            Path side = dataset.sampleEvaluationSide().orElseThrow();
            assertThat(FileNames.in(side)).containsExactly("test/test_data/test_data", "test/test_label");
            assertThat(side.resolve("test/test_label")).hasContent("1\n");
            assertThat(FileNames.in(dataset.sampleSide())).containsExactly("test/test_data/test_data");
        }

        @Test
        void hasTheFormOfTheTestData() throws IOException {
            FileUtils.deleteDirectory(kin.folder().resolve("test/test_data").toFile());
            kin.put("test/test_data", "three\n");
            kin.put("test_submit/test_data/test_data", "three\n");

            assertThat(problems())
                    .containsExactly(
                            "test/test_data is a file, so test_submit/test_data must be one too; it is a folder");
        }
    }

    @Nested
    class Scored {

        @ParameterizedTest
        @CsvSource({"accuracy, DESCENDING", "mse, ASCENDING", "rmse, ASCENDING", "f1, DESCENDING"})
        void byAMetricOfLabels(String metric, String order) throws IOException {
            Dataset dataset = datasets.push(
                            kin.request(new DraftChoices(
                                    Optional.of(metric),
                                    Optional.empty(),
                                    Competition.About.NOTHING,
                                    Optional.of(20L << 20))),
                            PushProgress.SILENT)
                    .dataset();

            assertThat(dataset.competition().scoring()).isEqualTo(new Scoring.Labels(metric));
            assertThat(dataset.competition().sort()).hasToString(order);
            assertThat(dataset.competition().limits().checkpoint()).isEqualTo(20L << 20);
        }

        @Test
        void byAccuracyIfNothingIsSaid() throws IOException {
            assertThat(push().competition().scoring()).isEqualTo(new Scoring.Labels("accuracy"));
        }

        @Test
        void byTheEvaluationThatLiesThere() throws IOException {
            kin.put("evaluation.py", "print(1)\n");

            assertThat(push().competition().scoring()).isEqualTo(new Scoring.Script("evaluation.py"));
        }

        @Test
        void byAnEvaluationThatLiesElsewhere() throws IOException {
            Path program = Files.writeString(temp.resolve("my score.py"), "print(2)\n");

            Dataset dataset = datasets.push(
                            kin.request(new DraftChoices(
                                    Optional.of(program.toString()),
                                    Optional.empty(),
                                    Competition.About.NOTHING,
                                    Optional.empty())),
                            PushProgress.SILENT)
                    .dataset();

            assertThat(dataset.competition().scoring()).isInstanceOf(Scoring.Script.class);
            assertThat(dataset.evaluation())
                    .get()
                    .satisfies(file -> assertThat(file).hasContent("print(2)\n"));
        }

        @Test
        void byMapOnlyIfThereAreQueries() {
            assertThatThrownBy(() -> kin.request(new DraftChoices(
                            Optional.of("map"), Optional.empty(), Competition.About.NOTHING, Optional.empty())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("there is no test/test_data/query in")
                    .hasMessageContaining("choose accuracy, mse, rmse, f1 or an evaluation.py");
        }
    }

    @Nested
    class QueriesAndReferences {

        private TinyCompetition tiny;

        @BeforeEach
        void makeTiny() throws IOException {
            tiny = TinyCompetition.in(temp.resolve("tiny"));
            Files.delete(tiny.definition());
        }

        private Competition drafted() throws IOException {
            Problems problems = new Problems();
            Competition competition = CompetitionReader.read(
                            CompetitionDraft.of(KinCompetition.NAME, tiny.folder(), DraftChoices.NONE), problems)
                    .orElseThrow();
            problems.throwIfAny("the draft");
            return competition;
        }

        @Test
        void areRankedIfTheAnswersAreThere() throws IOException {
            Files.move(tiny.folder().resolve("truth.json"), tiny.folder().resolve("ground_truth.json"));

            assertThat(drafted().scoring().name()).isEqualTo("map");
            assertThat(drafted().answers()).isEqualTo("ground_truth.json");
        }

        @Test
        void mayHaveTheirAnswersInTestLabel() throws IOException {
            FileUtils.deleteDirectory(tiny.folder().resolve("test/test_label").toFile());
            Files.move(tiny.folder().resolve("truth.json"), tiny.folder().resolve("test/test_label"));

            assertThat(drafted().scoring().name()).isEqualTo("map");
            assertThat(drafted().answers()).isEqualTo("test/test_label");
        }

        @Test
        void arePredictionsIfTheOwnerScoresThemHimself() throws IOException {
            Files.delete(tiny.folder().resolve("truth.json"));
            tiny.put("evaluation.py", "print(1)\n");

            assertThat(drafted().scoring()).isEqualTo(new Scoring.Script("evaluation.py"));
        }

        @Test
        void keepTheOwnersProgramsToo() throws IOException {
            tiny.put("competition.yaml", TinyCompetition.DEFINITION);
            tiny.put("data_loader.py", "# loads\n");
            tiny.put("evaluation.py", "# scores\n");

            Dataset dataset = datasets.push(KinCompetition.NAME, tiny.folder(), tiny.definition(), PushProgress.SILENT)
                    .dataset();

            assertThat(dataset.testSide().resolve("data_loader.py")).hasContent("# loads\n");
            assertThat(dataset.sampleSide().resolve("data_loader.py")).hasContent("# loads\n");
            assertThat(dataset.evaluation())
                    .get()
                    .satisfies(file -> assertThat(file).hasContent("# scores\n"));
        }
    }

    @Nested
    class Refusals {

        @Test
        void ofAnExistingNameSaysHow() throws IOException {
            push();
            kin.put("test/test_label", "0\n0\n1\n");

            assertThatThrownBy(PredictionsTest.this::push)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("there is a dataset \"kin_phase1\" already; push with -f to overwrite it");

            PushRequest request = kin.request(DraftChoices.NONE);
            Pushed pushed = datasets.push(
                    new PushRequest(
                            request.name(), request.source(), request.definition(), "ants", Existing.ADD_VERSION),
                    PushProgress.SILENT);
            assertThat(pushed.change()).isEqualTo(Change.NEW_VERSION);
            assertThat(pushed.dataset().testLabel()).hasContent("0\n0\n1\n");
        }

        @Test
        void nameAllThatIsMissingTogether() throws IOException {
            FileUtils.deleteDirectory(kin.folder().resolve("train").toFile());
            FileUtils.deleteDirectory(kin.folder().resolve("test/test_data").toFile());
            Files.delete(kin.folder().resolve("test/test_label"));
            Files.createDirectory(kin.folder().resolve("test/test_label"));
            Files.createSymbolicLink(kin.folder().resolve("data_loader.py"), Path.of("/etc/hostname"));

            assertThat(problems())
                    .hasSize(4)
                    .anySatisfy(line -> assertThat(line).startsWith("there is no folder train; the layout is train/,"))
                    .anySatisfy(line -> assertThat(line).startsWith("there is no file or folder test/test_data; "))
                    .anySatisfy(line -> assertThat(line).startsWith("there is no file in test/test_label; "))
                    .anySatisfy(line -> assertThat(line)
                            .isEqualTo("1 symbolic link; put the file itself there: \"data_loader.py\""));
        }

        @Test
        void aSampleThatIsALink() throws IOException {
            Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
            Files.writeString(elsewhere.resolve("test_data"), "three\n");
            Files.createSymbolicLink(kin.folder().resolve("test_submit"), elsewhere);

            assertThat(problems()).containsExactly("1 symbolic link; put the file itself there: \"test_submit\"");
        }

        @Test
        void linksInTheLabels() throws IOException {
            Files.delete(kin.folder().resolve("test/test_label"));
            Files.createSymbolicLink(kin.folder().resolve("test/test_label"), Path.of("/etc/hostname"));

            assertThat(problems()).containsExactly("1 symbolic link; put the file itself there: \"test/test_label\"");
        }

        @ParameterizedTest
        @CsvSource({"train/copy", "test/test_data/labels", "test_submit/x"})
        void labelsThatSubmissionsCouldRead(String path) throws IOException {
            kin.put(path, "1\n0\n1\n");

            assertThat(problems()).containsExactly("1 file of the data that holds the answers or the split: " + path);
        }

        @Test
        void aFolderOfLabelsThatLiesInTheDataAsAWhole() throws IOException {
            Files.delete(kin.folder().resolve("test/test_label"));
            for (String item : List.of("a", "b", "c")) {
                kin.put("test/test_label/" + item, item + "\n");
                kin.put("train/train_label2/" + item, item + "\n");
            }

            assertThat(problems())
                    .containsExactly("3 files of the data that hold the answers or the split; the first:"
                            + " train/train_label2/a");

            kin.put("train/train_label2/c", "another\n");
            assertThat(push().contents().trainFiles())
                    .as("single labels may be alike")
                    .isEqualTo(5);
        }

        @Test
        void anEvaluationThatIsNotThere() throws IOException {
            PushRequest request = kin.request(DraftChoices.NONE);
            Definition definition =
                    new Definition("competition.yaml", "name: kin\ntask: prediction\nmetric: score.py\n", kin.folder());

            assertThatThrownBy(() -> datasets.push(
                            new PushRequest(request.name(), request.source(), definition, "", Existing.ADD_VERSION),
                            PushProgress.SILENT))
                    .isInstanceOf(BadCompetition.class)
                    .hasMessageContaining("metric: there is no file ")
                    .hasMessageContaining("score.py");
        }
    }

    @Test
    void theContentAndTheLabelsAndTheProgramsMakeTheVersion() throws IOException {
        String first = push().version();
        assertThat(first).matches("[0-9a-f]{16}");
        for (String path : List.of("test/test_label", "train/train_label", "data_loader.py", "test_submit/x")) {
            kin.put(path, "changed " + path);
            PushRequest request = kin.request(DraftChoices.NONE);
            Pushed pushed = datasets.push(
                    new PushRequest(request.name(), request.source(), request.definition(), "", Existing.ADD_VERSION),
                    PushProgress.SILENT);
            assertThat(pushed.change()).as(path).isEqualTo(Change.NEW_VERSION);
        }
    }

    @Test
    void nothingIsWrittenIntoTheFolder() throws IOException {
        List<String> before = FileNames.in(kin.folder());

        push();

        assertThat(FileNames.in(kin.folder())).isEqualTo(before);
    }

    @Test
    void whoPushedItIsItsAuthorUnlessTheDefinitionSaysOtherwise() throws IOException {
        assertThat(push().author()).isEqualTo("nsml-admin");

        Definition definition = new Definition(
                "competition.yaml", "name: kin\ntask: prediction\nmetric: accuracy\nauthor: NAVER\n", kin.folder());
        Dataset told = datasets.push(
                        new PushRequest(KinCompetition.NAME, kin.folder(), definition, "ants", Existing.ADD_VERSION),
                        PushProgress.SILENT)
                .dataset();

        assertThat(told.author()).isEqualTo("NAVER");
        assertThat(told.isOwnedBy("ants")).isTrue();
        assertThat(told.isOwnedBy("NAVER")).isFalse();
    }
}
