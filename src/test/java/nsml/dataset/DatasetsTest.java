package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nsml.dataset.Pushed.Change;
import nsml.scoring.Split;
import nsml.scoring.Truth;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

    private static final DatasetName NAME = DatasetName.of("tiny");

    @TempDir
    Path temp;

    private Path home;
    private Instant now = Instant.ofEpochSecond(1_000);
    private Datasets datasets;
    private TinyCompetition tiny;

    @BeforeEach
    void make() throws IOException {
        home = temp.resolve("home");
        datasets = new Datasets(home, () -> now);
        tiny = TinyCompetition.in(temp.resolve("source"));
    }

    private Pushed push() throws IOException {
        return datasets.push(NAME, tiny.folder(), tiny.definition(), PushProgress.SILENT);
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Returns what the refusal lists, and checks that nothing is left of the push. */
    private List<String> problems() throws IOException {
        BadCompetition bad = catchThrowableOfType(BadCompetition.class, this::push);
        assertThat(bad).as("refusal").isNotNull();
        assertNothingPushed();
        return bad.problems();
    }

    private void assertNothingPushed() throws IOException {
        assertThat(filesIn(home)).containsExactly("datasets/.tiny.lock");
        assertThat(home.resolve("datasets/tiny")).doesNotExist();
    }

    @Nested
    class APushedDataset {

        @Test
        void hasThreeSidesThatHoldNothingElse() throws IOException {
            Dataset dataset = push().dataset();

            assertThat(filesIn(dataset.trainSide()))
                    .containsExactly(
                            "train/readme",
                            "train/train_data/cat/t1.jpg",
                            "train/train_data/cat/t2.jpg",
                            "train/train_data/dog/t3.jpg");
            assertThat(filesIn(dataset.testSide()))
                    .containsExactly(
                            "test/test_data/query/q1.jpg",
                            "test/test_data/query/q2.jpg",
                            "test/test_data/query/q3.jpg",
                            "test/test_data/query/q4.jpg",
                            "test/test_data/reference/r1.png",
                            "test/test_data/reference/r2.png",
                            "test/test_data/reference/r3.png",
                            "test/test_data/reference/r4.png",
                            "test/test_data/reference/r5.png");
            assertThat(filesIn(dataset.sampleSide()))
                    .containsExactly(
                            "test/test_data/query/q1.jpg",
                            "test/test_data/query/q3.jpg",
                            "test/test_data/reference/r1.png",
                            "test/test_data/reference/r3.png");
            assertThat(dataset.testSide().resolve("test/test_data/query/q2.jpg"))
                    .hasContent("query 2");
        }

        @Test
        void sharesTheSamplesFilesWithTheTest() throws IOException {
            Dataset dataset = push().dataset();

            assertThat(Files.isSameFile(
                            dataset.sampleSide().resolve("test/test_data/query/q1.jpg"),
                            dataset.testSide().resolve("test/test_data/query/q1.jpg")))
                    .isTrue();
        }

        @Test
        void keepsItsAnswersWhereOnlyTheOwnerLooks() throws IOException {
            Dataset dataset = push().dataset();

            Path hidden = dataset.folder().resolve("hidden");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hidden)))
                    .isEqualTo("rwx------");
            assertThat(Stream.of(dataset.trainSide(), dataset.testSide(), dataset.sampleSide()))
                    .noneMatch(hidden::startsWith);
        }

        @Test
        void hasFilesThatAreNotToBeWritten() throws IOException {
            Path file = push().dataset().testSide().resolve("test/test_data/query/q1.jpg");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .doesNotContain("w");
        }

        @Test
        void givesBackWhatIsHidden() throws IOException {
            Hidden hidden = push().dataset().hidden();

            assertThat(hidden.truth())
                    .isEqualTo(new Truth(
                            Map.of(
                                    "q1",
                                    Set.of("r1"),
                                    "q2",
                                    Set.of("r2"),
                                    "q3",
                                    Set.of("r3", "r5"),
                                    "q4",
                                    Set.of("r4")),
                            Set.of("r1", "r2", "r3", "r4", "r5")));
            assertThat(hidden.split()).isEqualTo(new Split(Set.of("q1", "q2", "q3"), Set.of("q4")));
            assertThat(hidden.sampleTruth())
                    .as("only what is in the sample is relevant to it")
                    .isEqualTo(new Truth(Map.of("q1", Set.of("r1"), "q3", Set.of("r3")), Set.of("r1", "r3")));
        }

        @Test
        void tellsWhatItHolds() throws IOException {
            Dataset dataset = push().dataset();

            assertThat(dataset.contents())
                    .isEqualTo(
                            new Contents(now, "", 108, 4, 2, new Contents.Part(9, 4, 5), new Contents.Part(4, 2, 2)));
            assertThat(dataset.competition().description()).isEqualTo("a few files");
            assertThat(dataset.version()).matches("[0-9a-f]{16}");
            assertThat(dataset.folder()).isEqualTo(home.resolve("datasets/tiny").resolve(dataset.version()));
        }

        @Test
        void chosenByChanceIsSplitTheSameWayEveryTime() throws IOException {
            tiny.put(
                    "competition.yaml",
                    TinyCompetition.DEFINITION.replace("split.json\nsample: mini", "{public: 0.5, seed: 7}"));

            Hidden hidden = push().dataset().hidden();

            // SHA-256 of "7 q1" begins with bb, of "7 q2" with 59, of "7 q3" with 94, of "7 q4" with d2.
            assertThat(hidden.split()).isEqualTo(new Split(Set.of("q2", "q3"), Set.of("q1", "q4")));
            assertThat(hidden.sampleTruth().queries()).containsExactly("q1", "q2", "q3", "q4");
        }
    }

    @Nested
    class Versions {

        @Test
        void theSameContentAgainChangesNothing() throws IOException {
            Pushed first = push();
            now = now.plusSeconds(60);

            Pushed second = push();

            assertThat(first.change()).isEqualTo(Change.NEW);
            assertThat(second.change()).isEqualTo(Change.NONE);
            assertThat(second.dataset()).isEqualTo(first.dataset());
        }

        @Test
        void otherContentIsANewVersionAndTheOldOneStays() throws IOException {
            Dataset first = push().dataset();
            tiny.put("test/test_data/query/q1.jpg", "another picture");

            Pushed second = push();

            assertThat(second.change()).isEqualTo(Change.NEW_VERSION);
            assertThat(second.dataset().version()).isNotEqualTo(first.version());
            assertThat(datasets.require(NAME)).isEqualTo(second.dataset());
            assertThat(datasets.require(NAME, first.version())).isEqualTo(first);
            assertThat(first.testSide().resolve("test/test_data/query/q1.jpg")).hasContent("query 1");
        }

        @Test
        void anOlderContentIsCurrentAgain() throws IOException {
            Dataset first = push().dataset();
            tiny.put("competition.yaml", TinyCompetition.DEFINITION + "limits: {infer: 1m}\n");
            push();
            tiny.put("competition.yaml", TinyCompetition.DEFINITION);

            Pushed third = push();

            assertThat(third.change()).isEqualTo(Change.OLD_VERSION);
            assertThat(datasets.find(NAME)).contains(first);
        }

        @Test
        void otherAnswersAreOtherContent() throws IOException {
            Dataset first = push().dataset();
            tiny.put("truth.json", """
                    {"q1": ["r1"], "q2": ["r2"], "q3": ["r3"], "q4": ["r4"]}""");

            assertThat(push().dataset().version()).isNotEqualTo(first.version());
        }

        @Test
        void aVersionThatIsGoneIsTold() throws IOException {
            push();

            assertThatThrownBy(() -> datasets.require(NAME, "0123456789abcdef"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"tiny\" has no version 0123456789abcdef any more");
        }
    }

    @Nested
    class Finding {

        @Test
        void listsAllByName() throws IOException {
            for (String name : List.of("dogs", "cats")) {
                datasets.push(DatasetName.of(name), tiny.folder(), tiny.definition(), PushProgress.SILENT);
            }

            assertThat(datasets.list())
                    .extracting(dataset -> dataset.name().text())
                    .containsExactly("cats", "dogs");
        }

        @Test
        void knowsNothingAtFirst() throws IOException {
            assertThat(datasets.list()).isEmpty();
            assertThat(datasets.find(NAME)).isEmpty();
            assertThatThrownBy(() -> datasets.require(NAME))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "there is no dataset \"tiny\"; none has been pushed yet: nsml dataset push NAME FOLDER");
        }

        @Test
        void saysWhatThereIs() throws IOException {
            push();

            assertThatThrownBy(() -> datasets.require(DatasetName.of("tint")))
                    .hasMessage("there is no dataset \"tint\"; there are: tiny. Did you mean tiny?");
        }
    }

    @Nested
    class Refusals {

        @Test
        void aFolderOrDefinitionThatIsNotThere() {
            assertThatThrownBy(() -> datasets.push(NAME, temp.resolve("no"), tiny.definition(), PushProgress.SILENT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("there is no folder");
            assertThatThrownBy(() -> datasets.push(NAME, tiny.folder(), temp.resolve("no.yaml"), PushProgress.SILENT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("nsml dataset push --init");
        }

        @Test
        void definitionAndLayoutAreReportedTogether() throws IOException {
            tiny.put("competition.yaml", TinyCompetition.DEFINITION.replace("metric: map", "metric: mop"));
            FileUtils.deleteDirectory(
                    tiny.folder().resolve("test/test_data/reference").toFile());
            FileUtils.deleteDirectory(tiny.folder().resolve("train/train_data").toFile());

            assertThat(problems())
                    .hasSize(3)
                    .anySatisfy(
                            line -> assertThat(line).startsWith("competition.yaml:4: metric: unknown metric \"mop\""))
                    .anySatisfy(
                            line -> assertThat(line).startsWith("there is no folder train/train_data; the layout is"))
                    .anySatisfy(line -> assertThat(line).startsWith("there is no folder test/test_data/reference;"));
        }

        @Test
        void picturesWithoutAnIdOrWithOneTwice() throws IOException {
            tiny.put("test/test_data/query/#q.jpg", "hash");
            tiny.put("test/test_data/query/.DS_Store", "dust");
            tiny.put("test/test_data/query/a\tb.jpg", "tab");
            tiny.put("test/test_data/query/q1.png", "twice");
            tiny.put("test/test_data/reference/q2.jpg", "both");
            tiny.put("test/test_data/reference/folder/r9.jpg", "deep");
            tiny.put("test/test_data/reference/empty.jpg", "");
            tiny.put("test/test_data/labels.csv", "stranger");

            assertThat(problems())
                    .containsExactly(
                            "3 file names that give no id (text without control characters, not beginning with # or a dot); the"
                                    + " first: \"test/test_data/query/#q.jpg\"",
                            "1 picture whose name is another's but for the extension: \"test/test_data/query/q1.jpg\" and"
                                    + " \"test/test_data/query/q1.png\"",
                            "1 empty picture: \"test/test_data/reference/empty.jpg\"",
                            "1 folder among the pictures: \"test/test_data/reference/folder\"",
                            "1 picture that is both query and reference: \"test/test_data/query/q2.jpg\" and"
                                    + " \"test/test_data/reference/q2.jpg\"",
                            "1 thing in test/test_data that is neither query nor reference: \"test/test_data/labels.csv\"");
        }

        @Test
        void anEmptyFolder() throws IOException {
            FileUtils.cleanDirectory(
                    tiny.folder().resolve("test/test_data/query").toFile());

            assertThat(problems())
                    .singleElement()
                    .asString()
                    .startsWith("there is no picture in test/test_data/query;");
        }

        @Test
        void linksAndPipes() throws IOException, InterruptedException {
            Files.createSymbolicLink(tiny.folder().resolve("train/train_data/cat/link.jpg"), Path.of("/etc/hostname"));
            Files.createSymbolicLink(tiny.folder().resolve("train/train_data/mouse"), temp);
            Files.createSymbolicLink(tiny.folder().resolve("test/test_data/query/q9.jpg"), Path.of("q1.jpg"));
            new ProcessBuilder("mkfifo", tiny.folder().resolve("train/pipe").toString())
                    .start()
                    .waitFor();

            assertThat(problems())
                    .containsExactly(
                            "1 device, pipe or socket: \"train/pipe\"",
                            "3 symbolic links; put the files themselves there; the first: \"train/train_data/cat/link.jpg\"");
        }

        @Test
        void answersThatDoNotFitThePictures() throws IOException {
            tiny.put("truth.json", """
                    {"q1": ["r1", "r1"], "q2": [], "q3.jpg": ["r3"], "q4": ["r4.png", "r6"]}""");

            assertThat(problems())
                    .containsExactly(
                            "1 relevant reference named twice: \"r1\" of query \"q1\"",
                            "1 query without a relevant reference: \"q2\"",
                            "1 answer to a query that is not there: \"q3.jpg\"; an id is a file name without its extension",
                            "2 relevant references that are not there; the first: \"r4.png\" of query \"q4\"; an id is a file"
                                    + " name without its extension",
                            "1 query that has no answer: \"q3\"");
        }

        @Test
        void answersThatCannotBeRead() throws IOException {
            tiny.put("truth.json", "{\"q1\": [\"r1\"],\n\"q1\": [\"r1\"]}");
            assertThat(problems())
                    .singleElement()
                    .asString()
                    .contains("truth.json:2: ")
                    .contains("'q1'");

            tiny.put("truth.json", "{\"q1\": \"r1\"}");
            assertThat(problems()).singleElement().asString().startsWith("answers: query \"q1\" must have a list");

            tiny.put("truth.json", "[1]");
            assertThat(problems()).singleElement().asString().contains("must hold a JSON object");

            tiny.put("truth.json", "{} {}");
            assertThat(problems()).singleElement().asString().contains("truth.json:1: ");

            Files.delete(tiny.folder().resolve("truth.json"));
            assertThat(problems()).singleElement().asString().startsWith("answers: there is no file ");
        }

        @Test
        void aSplitThatIsNoPartition() throws IOException {
            tiny.put("split.json", """
                    {"public": ["q1", "q2", "q2", "x"], "private": ["q1"],
                     "mini": {"query": ["q1", "q9"], "reference": ["r2", "r2"]}}""");

            assertThat(problems())
                    .containsExactly(
                            "2 queries that are in the split twice; the first: \"q2\", now in public",
                            "1 id in the split that is no query: \"x\" in public",
                            "2 queries that are neither public nor private; the first: \"q3\"",
                            "1 id in the sample that is not there: \"q9\" in query",
                            "1 id that is in the sample twice: \"r2\" in reference",
                            "1 query of the sample whose relevant references are not in it: \"q1\"");
        }

        @Test
        void aSplitWithoutItsKeys() throws IOException {
            tiny.put("split.json", "{\"public\": [\"q1\", \"q2\", \"q3\", \"q4\"], \"privat\": []}");

            assertThat(problems())
                    .containsExactly(
                            "split: the key \"private\" must have a list of ids",
                            "sample: the split file has no \"mini\" of the form {\"query\": [ids], \"reference\": [ids]}");
        }

        @Test
        void answersThatSubmissionsCouldRead() throws IOException {
            tiny.put(
                    "train/train_data/cat/notes.txt",
                    Files.readString(tiny.folder().resolve("truth.json")));

            assertThat(problems())
                    .containsExactly(
                            "1 file of the data that holds the answers or the split: train/train_data/cat/notes.txt");
        }

        @Test
        void aQueryThatIsAReferenceUnderAnotherName() throws IOException {
            tiny.put("test/test_data/reference/r5.png", "query 4");

            assertThat(problems())
                    .containsExactly("1 picture that is both query and reference: test/test_data/query/q4.jpg and"
                            + " test/test_data/reference/r5.png have the same content");
        }

        @Test
        void anotherPushAtTheSameTime() throws IOException {
            Files.createDirectories(home.resolve("datasets"));
            try (FileChannel channel = FileChannel.open(
                            home.resolve("datasets/.tiny.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assertThat(lock.isValid()).isTrue();
                assertThatThrownBy(DatasetsTest.this::push)
                        .hasMessage("another push of tiny is running; wait for its end");
            }
            assertThat(push().change()).isEqualTo(Change.NEW);
        }
    }

    @Nested
    class Failures {

        @Test
        void leaveNothingBehind() throws IOException {
            PushProgress failing = (step, bytes, total) -> {
                if (step == PushProgress.Step.COPY && bytes == total) {
                    throw new IllegalStateException("stop here");
                }
            };

            assertThatThrownBy(() -> datasets.push(NAME, tiny.folder(), tiny.definition(), failing))
                    .hasMessage("stop here");
            assertNothingPushed();
        }

        @Test
        void ofALaterPushKeepTheEarlierVersion() throws IOException {
            Dataset first = push().dataset();
            tiny.put("test/test_data/query/q1.jpg", "");

            assertThatThrownBy(DatasetsTest.this::push).isInstanceOf(BadCompetition.class);
            assertThat(datasets.require(NAME)).isEqualTo(first);
        }

        @Test
        void filesThatChangeMeanwhileAreNoticed() throws IOException {
            PushProgress changing = (step, bytes, total) -> {
                if (step == PushProgress.Step.READ && bytes == total) {
                    overwriteReadme();
                }
            };

            assertThatThrownBy(() -> datasets.push(NAME, tiny.folder(), tiny.definition(), changing))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("readme changed while it was read; push again");
            assertNothingPushed();
        }

        private void overwriteReadme() {
            try {
                tiny.put("train/readme", "changed");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Test
        void aFullDiskIsToldInASentence() {
            IOException told = Push.explained(
                    new IOException("No space left on device"),
                    Path.of("/home/me/.nsml/datasets/tiny/0123"),
                    80L << 20);

            assertThat(told)
                    .hasMessage(
                            "the disk that holds /home/me/.nsml/datasets/tiny is full: the dataset needs 80 MiB there. Nothing"
                                    + " of it was kept; free some space and push again")
                    .hasCauseInstanceOf(IOException.class);
        }

        @Test
        void theRestsOfAKilledPushAreRemoved() throws IOException {
            push();
            Path rest = Files.createDirectories(home.resolve("datasets/tiny/.new-killed/run/train"));
            Files.writeString(rest.resolve("half"), "half a picture");

            push();

            assertThat(home.resolve("datasets/tiny/.new-killed")).doesNotExist();
        }
    }

    @Test
    void progressGoesToTheEndOfEachStep() throws IOException {
        List<String> seen = new ArrayList<>();

        datasets.push(
                NAME,
                tiny.folder(),
                tiny.definition(),
                (step, bytes, total) -> seen.add(step + " " + bytes + "/" + total));

        assertThat(seen)
                .hasSize(2 * 13)
                .contains("READ 108/108")
                .endsWith("COPY 108/108")
                .startsWith("READ 12/108");
    }
}
