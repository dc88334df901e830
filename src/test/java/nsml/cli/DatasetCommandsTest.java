package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.ScoreRecord;
import nsml.catalog.ScoreRecord.Part;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.State;
import nsml.cli.Desk.Result;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.runner.ProcessIdentity;
import nsml.store.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of owners and visitors of datasets, as they are typed. */
class DatasetCommandsTest {

    private static final Instant PUSHED = Desk.NOW;

    @TempDir
    Path temp;

    private Desk nsml;
    private Path kin;

    @BeforeEach
    void make() throws IOException {
        nsml = new Desk(temp).with("NSML_TEAM", "nsml-admin");
        kin = temp.resolve("kin");
        put("train/train_data", "one\ntwo\n");
        put("test/test_data/test_data", "three\nfour\n");
        put("test/test_label", "1\n0\n");
    }

    @AfterEach
    void close() {
        nsml.close();
    }

    private void put(String path, String content) throws IOException {
        Path file = kin.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Result push(String name, String... more) {
        return nsml.type(Stream.concat(Stream.of("dataset", "push", name, kin.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Dataset dataset(String name) throws IOException {
        return nsml.datasets().require(DatasetName.of(name));
    }

    private String done(String... words) {
        Result result = nsml.type(words);
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        return result.out();
    }

    private String refused(String... words) {
        Result result = nsml.type(words);
        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(2);
        assertThat(result.err()).contains("Error: ");
        return result.err();
    }

    private JsonNode json(String... words) throws IOException {
        return new ObjectMapper().readTree(done(words));
    }

    @Nested
    class Push {

        @Test
        void takesAFolderOf2018AsItIs() throws IOException {
            Result result = push(
                    "kin_phase1",
                    "-l",
                    "mse",
                    "--description",
                    "만료 날짜: 4/9 11:00",
                    "--tag",
                    "#nlp",
                    "--tag",
                    "#2018",
                    "--model-size",
                    "20M",
                    "-v");

            assertThat(result.status()).as(result.err()).isZero();
            assertThat(result.out())
                    .contains("test/test_data/test_data 11 B\n", "test/test_label 4 B\n", "train/train_data 8 B\n")
                    .containsPattern(
                            "Dataset kin_phase1 [0-9a-f]{16} \\(a new dataset\\): 1 training file, 1 test file;"
                                    + " sample: all of them; scored by mse\n$");
            Dataset dataset = dataset("kin_phase1");
            assertThat(dataset.competition().sort().printed()).isEqualTo("ascending");
            assertThat(dataset.competition().about().tags()).containsExactly("#nlp", "#2018");
            assertThat(dataset.competition().limits().checkpoint()).isEqualTo(20L << 20);
            assertThat(dataset.author()).isEqualTo("nsml-admin");
            assertThat(kin.resolve("competition.yaml")).doesNotExist();
        }

        @Test
        void takesAnEvaluationByItsPathAndAnOrder() throws IOException {
            Path program = Files.writeString(temp.resolve("mine.py"), "print(1)\n");
            put("evaluation.py", "print(2)\n");

            assertThat(push("elsewhere", "--leaderboard", program.toString(), "--sort", "ascending")
                            .status())
                    .isZero();
            assertThat(push("inside", "-l", "evaluation.py").status()).isZero();

            assertThat(dataset("elsewhere").evaluation().orElseThrow()).hasContent("print(1)");
            assertThat(dataset("elsewhere").competition().sort().printed()).isEqualTo("ascending");
            assertThat(dataset("inside").evaluation().orElseThrow()).hasContent("print(2)");
            assertThat(push("nowhere", "-l", "no.py").err()).contains("there is no file no.py, neither here nor in ");
        }

        @Test
        void overwritesOnlyIfTold() throws IOException {
            push("kin");
            put("test/test_label", "0\n0\n");

            assertThat(push("kin").err()).contains("there is a dataset \"kin\" already; push with -f");
            assertThat(dataset("kin").testLabel()).hasContent("1\n0\n");
            assertThat(push("kin", "-f").out()).contains("(a new version; sessions that have begun keep theirs)");
            assertThat(dataset("kin").testLabel()).hasContent("0\n0\n");

            nsml.with("NSML_TEAM", "ants");
            assertThat(push("kin", "-f").err()).contains("was pushed by team nsml-admin, and you are team ants");
        }

        @Test
        void withADefinitionNeitherReplacesWhatAnotherTeamPushed() throws IOException {
            push("kin", "--init").succeeded();
            put("train/more", "x");
            nsml.with("NSML_TEAM", "ants");

            assertThat(push("kin").err()).contains("was pushed by team nsml-admin, and you are team ants");

            nsml.with("NSML_TEAM", "nsml-admin");
            assertThat(push("kin").succeeded().out()).contains("Dataset kin ");
        }

        @Test
        void writesADefinitionOnlyIfTold() throws IOException {
            assertThat(push("kin", "--init", "-l", "f1", "--tag", "#nlp", "--private")
                            .out())
                    .contains("Wrote " + kin.resolve("competition.yaml"));
            assertThat(kin.resolve("competition.yaml"))
                    .content()
                    .contains("\ntask: prediction\n", "\nmetric: f1\n", "\ntags: ['#nlp']\n", "\nprivate: true\n");
            put("test/test_label", "0\n0\n");

            assertThat(push("kin").out())
                    .as("with a definition, another version is pushed as ever")
                    .contains("(a new version;");
            assertThat(push("kin", "-l", "mse").err()).contains("is there and says these: change it there");
            assertThat(push("kin", "--init").err()).contains("is there already; leave out --init");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-l accurcy     | unknown metric \"accurcy\"; there are map, map@K",
                    "-l map         | there is no test/test_data/query in",
                    "--sort up      | the order is ascending (the smallest score is the best) or descending; this is \"up\"",
                    "--tag nlp      | a tag begins with # and has 2 to 50 characters without blanks",
                    "--tag #1 --tag #2 --tag #3 --tag #4 --tag #5 --tag #6 --tag #7 --tag #8 | at most 7 tags; these are 8",
                    "--model-size 7 | \"7\" is not a size: a whole number with K, M, G or T",
                    "--split s.json | --answers and --split go with --init",
                })
        void namesWhatIsWrong(String wrong) {
            String[] halves = wrong.split("\\|", 2);

            Result result = push("kin", halves[0].strip().split(" ", -1));

            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains(halves[1].strip());
            assertThat(nsml.type("dataset", "ls").out()).doesNotContain("kin");
        }
    }

    @Nested
    class Tables {

        @Test
        void haveTheOriginalsColumns() throws IOException {
            push("kin_phase1", "--description", "until 4/9 11:00", "--tag", "#nlp", "--tag", "#2018");
            nsml.passes(Duration.ofHours(4));

            assertThat(done("dataset", "ls").replaceAll(" +\n", "\n")).isEqualToIgnoringNewLines("""
                            Name        Size     Last Modified    Author      Description      Tag
                            ----------  -------  ---------------  ----------  ---------------  ----------
                            kin_phase1  19 Byte  4 hours ago      nsml-admin  until 4/9 11:00  #nlp #2018
                            """);
            JsonNode row = json("dataset", "ls", "-j").get(0);
            assertThat(row.get("tags").get(1).asText()).isEqualTo("#2018");
            assertThat(row.get("metric").asText()).isEqualTo("accuracy");
            assertThat(row.get("private").asBoolean()).isFalse();
            assertThat(row.get("lastModified").asText()).isEqualTo(PUSHED.toString());
        }

        @Test
        void areSearchedByPattern() throws IOException {
            push("kin_phase1", "--tag", "#nlp");
            push("kin_phase2");
            push("movie");

            assertThat(names("kin_*")).containsExactly("kin_phase1", "kin_phase2");
            assertThat(names("kin_phase?")).containsExactly("kin_phase1", "kin_phase2");
            assertThat(names("?ovie")).containsExactly("movie");
            assertThat(names("phase1")).containsExactly("kin_phase1");
            assertThat(names("*1")).containsExactly("kin_phase1");
            assertThat(names("kin.phase?")).isEmpty();
            assertThat(names("#nl*")).containsExactly("kin_phase1");
            assertThat(done("dataset", "search", "no such").lines()).hasSize(2);
        }

        private List<String> names(String pattern) throws IOException {
            return json("dataset", "search", pattern, "-j").findValuesAsText("name");
        }

        @Test
        void leaveOutWhatOthersKeepPrivate() throws IOException {
            push("kin", "--private");
            assertThat(done("dataset", "ls")).contains("kin");

            nsml.with("NSML_TEAM", "ants");
            assertThat(done("dataset", "ls")).doesNotContain("kin");
            assertThat(refused("board", "kin"))
                    .contains("dataset \"kin\" is private and team ants is not let in; nsml-admin can do that:"
                            + " nsml dataset change kin -u ants");
            assertThat(refused("dataset", "fs", "kin")).contains("is private");

            nsml.with("NSML_TEAM", "nsml-admin");
            done("dataset", "change", "kin", "-u", "ants");
            nsml.with("NSML_TEAM", "ants");
            assertThat(done("dataset", "ls")).contains("kin");

            nsml.with("NSML_TEAM", "nsml-admin");
            done("dataset", "change", "kin", "--remove-user", "ants");
            nsml.with("NSML_TEAM", "ants");
            assertThat(done("dataset", "ls")).doesNotContain("kin");
        }
    }

    @Nested
    class Fs {

        @Test
        void listsWhatSessionsSeeAndNeverTheLabels() {
            push("kin");

            assertThat(done("dataset", "fs", "kin").replaceAll(" +\n", "\n")).isEqualToIgnoringNewLines("""
                            Name                      Size
                            ------------------------  -------
                            test/test_data/test_data  11 Byte
                            train/train_data          8 Byte
                            """);
            assertThat(done("dataset", "fs", "kin", "./test/"))
                    .contains("test_data")
                    .doesNotContain("train");
            assertThat(refused("dataset", "fs", "kin", "test/test_label"))
                    .contains("sessions see no \"test/test_label\" in dataset kin");
        }

        @Test
        void listsAtMostAHundred() throws IOException {
            for (int i = 0; i < 136; i++) {
                put("train/many/" + i, "x" + i);
            }
            push("kin");

            String out = done("dataset", "fs", "kin");

            assertThat(out.lines()).hasSize(2 + 100 + 1);
            assertThat(out).endsWith("... and 38 more; name a folder to see what is in it, or take -j\n");
            assertThat(json("dataset", "fs", "kin", "-j")).hasSize(138);
            assertThat(json("dataset", "fs", "kin", "train/many", "-j")).hasSize(136);
        }
    }

    @Nested
    class Owners {

        @Test
        void getBackWhatTheyPushed() throws IOException {
            push("kin");
            Path again = temp.resolve("again");

            assertThat(done("dataset", "pull", "kin", again.toString())).contains("is in " + again);

            assertThat(again.resolve("test/test_label")).hasContent("1\n0\n");
            assertThat(refused("dataset", "pull", "kin", again.toString())).contains("is there already");
            nsml.with("NSML_TEAM", "ants");
            assertThat(refused("dataset", "pull", "kin", temp.resolve("mine").toString()))
                    .contains("was pushed by team nsml-admin");
            assertThat(temp.resolve("mine")).doesNotExist();
        }

        @Test
        void changeWhatItTells() throws IOException {
            push("kin", "--tag", "#nlp");
            String version = dataset("kin").version();

            done(
                    "dataset",
                    "change",
                    "kin",
                    "--description",
                    "until 9 April",
                    "--tag",
                    "",
                    "--private",
                    "--model-size",
                    "1G",
                    "--sort",
                    "ascending");

            Dataset dataset = dataset("kin");
            assertThat(dataset.version()).isEqualTo(version);
            assertThat(dataset.competition().description()).isEqualTo("until 9 April");
            assertThat(dataset.competition().about().tags()).isEmpty();
            assertThat(dataset.competition().about().isPrivate()).isTrue();
            assertThat(dataset.competition().limits().checkpoint()).isEqualTo(1L << 30);
            assertThat(dataset.competition().sort().printed()).isEqualTo("ascending");
            done("dataset", "change", "kin", "--public");
            assertThat(dataset("kin").competition().about().isPrivate()).isFalse();
            assertThat(nsml.type("dataset", "change", "kin", "-u", "ants").err())
                    .contains("is public");
        }

        @Test
        void areToldWhatCannotBe() {
            push("kin");

            assertThat(refused("dataset", "change", "kin")).contains("there is nothing to change; name one of");
            assertThat(refused("dataset", "change", "kin", "--public", "--private"))
                    .contains("--private or --public, not both");
            assertThat(refused("dataset", "change", "kin", "--description", "two\nlines"))
                    .contains("a description is one line");
            assertThat(refused("dataset", "change", "kin", "-u", "no team")).contains("a team's name is 1 to 30");
            assertThat(refused("dataset", "change", "cats", "--public")).contains("there is no dataset \"cats\"");
            nsml.with("NSML_TEAM", "ants");
            assertThat(refused("dataset", "change", "kin", "--public")).contains("was pushed by team nsml-admin");
            assertThat(refused("dataset", "rm", "kin")).contains("was pushed by team nsml-admin");
        }

        @Test
        void removeItOnlyIfNothingRuns() throws IOException {
            push("kin");
            ProcessIdentity self = ProcessIdentity.current();
            ProcessKey owner = new ProcessKey(self.pid(), self.birth());
            SessionPlan plan = new SessionPlan(
                    SessionKind.RUN,
                    Optional.empty(),
                    dataset("kin").version(),
                    Digest.of(new byte[0]),
                    "main.jar",
                    List.of(),
                    "none",
                    1,
                    SessionOptions.USUAL);
            SessionId session = nsml.catalog().sessions().create("ants", "kin", plan, "", owner);

            assertThat(refused("dataset", "rm", "kin"))
                    .contains("dataset \"kin\" is in use by ants/kin/1; wait for the end, or stop what runs");

            nsml.catalog().sessions().end(session, new Ending(State.STOPPED, "STOPPED", "START", "stopped", Map.of()));
            grade("ants", 2, 0.5, PUSHED);
            done("dataset", "rm", "kin");

            assertThat(done("dataset", "ls")).doesNotContain("kin");
            assertThat(nsml.catalog().sessions().find(session)).isPresent();
            assertThat(nsml.catalog().scores().list("kin")).hasSize(1);
        }
    }

    @Test
    void noneIsNoName() {
        assertThat(push("None").err()).contains("sessions without a dataset are named None");
    }

    private void grade(String team, int number, double score, Instant at) throws IOException {
        SessionId submit = new SessionId(team, "kin", number);
        nsml.catalog()
                .scores()
                .add(new ScoreRecord(
                        submit,
                        new CheckpointId(new SessionId(team, "kin", 1), "7"),
                        dataset("kin").version(),
                        List.of("--epochs", "3"),
                        "bubblewrap",
                        "",
                        "mse",
                        new Part(score, 0),
                        new Part(0, 0),
                        new Part(score, 0),
                        at));
    }

    @Nested
    class Board {

        @BeforeEach
        void grade() throws IOException {
            push("kin", "-l", "mse");
            DatasetCommandsTest.this.grade("ants", 2, 0.75, PUSHED);
            DatasetCommandsTest.this.grade("bees", 2, 0.6635921346041234, PUSHED.plusSeconds(1));
            DatasetCommandsTest.this.grade("ants", 3, 0.5, PUSHED.plusSeconds(2));
            DatasetCommandsTest.this.grade("ants", 4, 1000.25, PUSHED.plusSeconds(3));
            nsml.passes(Duration.ofSeconds(63));
        }

        @Test
        void ofAnErrorBeginsWithTheSmallest() throws IOException {
            String board = done("dataset", "board", "kin");

            assertThat(board.replaceAll(" +\n", "\n")).isEqualToIgnoringNewLines("""
                            Owner    Score           Submitted     Session     Model    Args        Count    Sandbox
                            -------  --------------  ------------  ----------  -------  ----------  -------  ----------
                            ants     0.5             a minute ago  ants/kin/1  7        --epochs 3  3        bubblewrap
                            bees     0.663592134604  a minute ago  bees/kin/1  7        --epochs 3  1        bubblewrap
                            """);
            assertThat(done("board", "kin")).isEqualTo(board);
            JsonNode rows = json("board", "kin", "-j");
            assertThat(rows.findValuesAsText("rank")).containsExactly("1", "2");
            assertThat(rows.get(1).get("score").asDouble()).isEqualTo(0.6635921346041234);
        }

        @Test
        void showsATeamItsHistory() throws IOException {
            nsml.with("NSML_TEAM", "ants");

            assertThat(done("board", "kin", "--history").replaceAll(" +\n", "\n"))
                    .isEqualToIgnoringNewLines("""
                            Owner    Score    Submitted     Session     Model    Args        Sandbox
                            -------  -------  ------------  ----------  -------  ----------  ----------
                            ants     0.5      a minute ago  ants/kin/1  7        --epochs 3  bubblewrap
                            ants     0.75     a minute ago  ants/kin/1  7        --epochs 3  bubblewrap
                            ants     1000.25  a minute ago  ants/kin/1  7        --epochs 3  bubblewrap
                            """);
            assertThat(json("board", "kin", "--history", "-j").findValuesAsText("submit"))
                    .containsExactly("ants/kin/3", "ants/kin/2", "ants/kin/4");
        }

        @Test
        void turnsWithTheOrder() throws IOException {
            done("dataset", "change", "kin", "--sort", "descending");

            assertThat(json("board", "kin", "-j").findValuesAsText("score"))
                    .containsExactly("1000.25", "0.6635921346041234");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "search", "board", "fs", "push", "pull", "change", "rm"})
    void eachHelpHasAnExample(String command) {
        assertThat(done("dataset", command, "--help")).containsOnlyOnce("Example: nsml ");
    }

    @Test
    void theListOfCommandsIsGivenIfNoneIs() {
        assertThat(refused("dataset")).contains("a command is missing: nsml dataset ls, search,");
    }
}
