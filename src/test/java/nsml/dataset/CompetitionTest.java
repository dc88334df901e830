package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nsml.dataset.Competition.Deadline;
import nsml.scoring.SortOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompetitionTest {

    private static final String LEAST = """
            name: cats
            task: image-retrieval
            metric: map
            answers: truth.json
            split: {public: 0.5, seed: 7}
            """;

    @TempDir
    Path temp;

    private Path file(String text) throws IOException {
        return Files.writeString(temp.resolve("competition.yaml"), text);
    }

    private Competition read(String text) throws IOException {
        return Competition.read(file(text));
    }

    /** Returns what the refusal lists. */
    private List<String> problems(String text) throws IOException {
        Path file = file(text);
        BadCompetition bad = catchThrowableOfType(BadCompetition.class, () -> Competition.read(file));
        assertThat(bad).as("refusal").isNotNull();
        return bad.problems();
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Competition competition = read("""
                name: ir_ph2
                description: "mascots: all of them"
                task: image-retrieval
                metric: map@1000
                answers: ground_truth.json
                split: splits.json
                sample: mini
                sort: ascending
                tags: ["#retrieval", "#2019"]
                private: true
                author: nsml-admin
                limits: {train: 23h, load: 9m, infer: 50m, start: 30s, evaluate: 5m, memory: 23G, shm: 2G, cpus: 3, gpus: 0,
                         disk: 11G, processes: 500, answers: 2G, checkpoint: 299M}
                submit: {interval: 30m, counted-from: finish, failed: count, credits: 2880, credits-per-hour: 120,
                         team-gpus: 5, alone: true, deadline: 2026-12-01T09:00:00+09:00, deadline-counts: finish}
                upload: {files: 50, size: 150M, file: 5M, warn: 9M}
                """);

        assertThat(competition.name()).isEqualTo(DatasetName.of("ir_ph2"));
        assertThat(competition.description()).isEqualTo("mascots: all of them");
        assertThat(competition.task()).isEqualTo(Competition.Task.IMAGE_RETRIEVAL);
        assertThat(competition.metric().name()).isEqualTo("map@1000");
        assertThat(competition.scoring()).isEqualTo(new Scoring.Ranking(competition.metric()));
        assertThat(competition.sort()).isEqualTo(SortOrder.ASCENDING);
        assertThat(competition.about())
                .isEqualTo(new Competition.About(
                        "mascots: all of them", List.of("#retrieval", "#2019"), true, Optional.of("nsml-admin")));
        assertThat(competition.answers()).isEqualTo("ground_truth.json");
        assertThat(competition.split()).isEqualTo(new SplitRule.ByFile("splits.json"));
        assertThat(competition.sample()).contains("mini");
        assertThat(competition.limits())
                .isEqualTo(new Competition.Limits(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(9),
                        Duration.ofHours(23),
                        Duration.ofMinutes(50),
                        Duration.ofMinutes(5),
                        23L << 30,
                        2L << 30,
                        3,
                        0,
                        11L << 30,
                        500,
                        2L << 30,
                        299L << 20));
        assertThat(competition.submit())
                .isEqualTo(new Competition.Submit(
                        Duration.ofMinutes(30),
                        Competition.FailedSubmit.COUNT,
                        Optional.of(new Competition.Credits(2880, 120)),
                        OptionalInt.of(5),
                        Optional.of(new Deadline(Instant.parse("2026-12-01T00:00:00Z"), Deadline.Counts.FINISH)),
                        true));
        assertThat(competition.upload()).isEqualTo(new Competition.Upload(50, 150L << 20, 5L << 20, 9L << 20));
    }

    @Test
    void whatIsLeftOutIsAsTheOriginalHadIt() throws IOException {
        Competition competition = read(LEAST);

        assertThat(competition.split()).isEqualTo(new SplitRule.ByChance(0.5, 7));
        assertThat(competition.sample()).isEmpty();
        assertThat(competition.limits().infer()).isEqualTo(Duration.ofHours(1));
        assertThat(competition.limits().load()).isEqualTo(Duration.ofMinutes(10));
        assertThat(competition.limits().checkpoint()).isEqualTo(300L << 20);
        assertThat(competition.submit().interval()).isEqualTo(Duration.ofHours(1));
        assertThat(competition.limits().evaluate()).isEqualTo(Duration.ofMinutes(10));
        assertThat(competition.limits().gpus()).isEqualTo(2);
        assertThat(competition.limits().shm()).isEqualTo(1L << 30);
        assertThat(competition.submit().credits()).isEmpty();
        assertThat(competition.submit().failed()).isEqualTo(Competition.FailedSubmit.FREE);
        assertThat(competition.submit().teamGpus()).isEmpty();
        assertThat(competition.submit().deadline()).isEmpty();
        assertThat(competition.upload()).isEqualTo(new Competition.Upload(100, 50L << 20, 4L << 20, 10_000_000));
        assertThat(competition.sort()).isEqualTo(SortOrder.DESCENDING);
        assertThat(competition.about()).isEqualTo(Competition.About.NOTHING);
    }

    @Test
    void creditsComeWithAnHourlyRate() throws IOException {
        assertThat(read(LEAST + "submit: {credits: 100}\n").submit().credits())
                .contains(new Competition.Credits(100, 60));
    }

    @Test
    void aDeadlineCountsForStartsUnlessItIsSaidOtherwise() throws IOException {
        assertThat(read(LEAST + "submit: {deadline: 2026-12-01T00:00Z}\n")
                        .submit()
                        .deadline())
                .contains(new Deadline(Instant.parse("2026-12-01T00:00:00Z"), Deadline.Counts.START));
    }

    @Test
    void aDeadlineIsATimeWithItsZone() throws IOException {
        assertThat(problems(LEAST + "submit: {deadline: 2026-12-01, deadline-counts: end}\n"))
                .containsExactly(
                        "competition.yaml:6: submit.deadline: \"2026-12-01\" is not a time with its zone, for instance"
                                + " 2026-12-01T00:00:00Z",
                        "competition.yaml:6: submit.deadline-counts: \"end\" is not start or finish");
        assertThat(problems(LEAST + "submit: {deadline-counts: start}\n"))
                .containsExactly("competition.yaml:6: submit.deadline-counts: there is no deadline; write also"
                        + " \"deadline: 2026-12-01T00:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource({"999999999d", "10001d"})
    void noLimitOfTimeIsLongerThanAClockCanCount(String infer) throws IOException {
        assertThat(problems(LEAST + "limits: {infer: " + infer + "}\n"))
                .singleElement()
                .asString()
                .contains("at most 10000d");
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, DESCENDING, accuracy",
        "f1, DESCENDING, f1",
        "'f1:cat', DESCENDING, f1:cat",
        "mse, ASCENDING, mse",
        "rmse, ASCENDING, rmse",
        "evaluation.py, DESCENDING, evaluation.py",
        "tools/score.py, DESCENDING, evaluation.py",
    })
    void predictionsAreAnsweredByTestLabelAndSortedAsTheirMetricNeeds(String metric, SortOrder order, String name)
            throws IOException {
        Competition competition = read("name: kin\ntask: prediction\nmetric: " + metric + "\n");

        assertThat(competition.task()).isEqualTo(Competition.Task.PREDICTION);
        assertThat(competition.scoring().name()).isEqualTo(name);
        assertThat(competition.sort()).isEqualTo(order);
        assertThat(competition.answers()).isEqualTo("test/test_label");
        assertThat(competition.split()).isEqualTo(new SplitRule.Whole());
        assertThatThrownBy(competition::metric).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theOrderMayBeTheOtherOne() throws IOException {
        assertThat(read("name: kin\ntask: prediction\nmetric: evaluation.py\nsort: ascending\n")
                        .sort())
                .isEqualTo(SortOrder.ASCENDING);
    }

    @Test
    void whatOnlyRankingsHaveIsToldToPredictions() throws IOException {
        assertThat(problems("name: kin\ntask: prediction\nmetric: map\nsplit: {public: 0.5}\nsample: mini\n"))
                .containsExactly(
                        "competition.yaml:3: metric: map measures rankings, which the task image-retrieval has; predictions"
                                + " take accuracy, mse, rmse, f1 or the path of an evaluation.py",
                        "competition.yaml:4: split: predictions are scored as a whole; leave it out",
                        "competition.yaml:5: sample: the sample of predictions is the folder test_submit; leave it out");
    }

    @Test
    void allProblemsAreReportedTogetherWithTheirLines() throws IOException {
        assertThat(problems("""
                        name: "a name with blanks"
                        task: speech
                        metric: map@0

                        split: {public: 1.5, sead: 7}
                        limits:
                          train: 24
                          memory: 24GB
                          cpus: none
                          lode: 1m
                        submit: {interval: 1h, counted-from: start}
                        matric: map
                        something: else
                        """))
                .containsExactly(
                        "competition.yaml:1: name: a dataset's name is 1 to 20 letters (a to z), digits, _ and -, and does not"
                                + " begin with -; this is \"a name with blanks\"",
                        "competition.yaml:2: task: the task \"speech\" is not supported; supported: image-retrieval,"
                                + " prediction",
                        "competition.yaml:3: metric: unknown metric \"map@0\"; there are map, map@K and recall@K with K from 1"
                                + " for rankings, for instance map@1000; accuracy, mse, rmse, f1 and f1:CLASS for labels; or the path of"
                                + " an evaluation.py",
                        "competition.yaml: answers is missing; name the JSON file {\"query id\": [\"reference id\", ...], ...}",
                        "competition.yaml:5: split.public: \"1.5\" is not a number above 0 and at most 1",
                        "competition.yaml:5: unknown key \"split.sead\"; did you mean seed?",
                        "competition.yaml:7: limits.train: \"24\" is not a duration: a whole number with s, m, h or d, for"
                                + " instance 90s, 10m or 24h, above 0 and at most 10000d",
                        "competition.yaml:8: limits.memory: \"24GB\" is not a size: a whole number with K, M, G or T (powers of"
                                + " 1024), for instance 300M or 24G, above 0",
                        "competition.yaml:9: limits.cpus: \"none\" is not a whole number from 1 to 1000000",
                        "competition.yaml:10: unknown key \"limits.lode\"; did you mean load?",
                        "competition.yaml:11: submit.counted-from: \"start\" is not supported; supported: finish",
                        "competition.yaml:12: unknown key \"matric\"; did you mean metric?",
                        "competition.yaml:13: unknown key \"something\"; there are name, description, tags, private, author, task,"
                                + " metric, sort, answers, split, sample, limits, submit, upload");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sample: mini | 6: sample: it is a key of the split file, and split names no file; leave it out
            metric: map@5 | 6: metric stands in line 3 already; keep one
            sample: | 6: sample: has no value
            sample: [mini] | 6: sample: takes a single value
            limits: 24h | 6: limits: takes keys with values, for instance limits: {...}
            limits: {train: 0s} | 6: limits.train: "0s" is not a duration
            limits: {cpus: 0} | 6: limits.cpus: "0" is not a whole number from 1
            submit: {credits: -1} | 6: submit.credits: "-1" is not a whole number from 1
            submit: {credits-per-hour: 60} | 6: submit.credits-per-hour: there are no credits without a cap
            submit: {failed: maybe} | 6: submit.failed: "maybe" is not free or count
            limits: {gpus: -1} | 6: limits.gpus: "-1" is not a whole number from 0
            upload: {file: 4} | 6: upload.file: "4" is not a size
            upload: {fils: 4} | 6: unknown key "upload.fils"; did you mean file?
            sort: up | 6: sort: the order is ascending (the smallest score is the best) or descending; this is "up"
            private: maybe | 6: private: "maybe" is not true or false
            tags: nlp | 6: tags: a tag begins with # and has 2 to 50 characters without blanks
            tags: ["#1","#2","#3","#4","#5","#6","#7","#8"] | 6: tags: a dataset has at most 7 tags; these are 8
            tags: [["#1"]] | 6: tags: takes a list of single values
            """)
    void aProblemNamesItsPlace(String line, String problem) throws IOException {
        assertThat(problems(LEAST + line + "\n")).singleElement().asString().startsWith("competition.yaml:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment\n", "just text", "- a\n- list\n"})
    void aFileWithoutKeysIsNoDefinition(String text) throws IOException {
        assertThat(problems(text)).singleElement().asString().contains("there must be keys with values");
    }

    @Test
    void whatIsNotYamlIsToldByItsLine() throws IOException {
        assertThat(problems("name: cats\nlimits: {train: 1h\nmetric: map\n"))
                .singleElement()
                .asString()
                .startsWith("competition.yaml:3: this is not YAML: while parsing a flow mapping, expected ',' or '}'");
    }

    @Test
    void theMessageListsTheProblemsOneALine() throws IOException {
        Path file = file(LEAST.replace("metric: map", "metric: mop") + "colour: red\n");

        assertThat(catchThrowableOfType(BadCompetition.class, () -> Competition.read(file)))
                .message()
                .startsWith(file + " has 2 problems:\n  competition.yaml:3: ")
                .contains("\n  competition.yaml:6: ");
    }

    @Test
    void whatIsNotTextIsTold() throws IOException {
        Path file =
                Files.write(temp.resolve("competition.yaml"), "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowableOfType(BadCompetition.class, () -> Competition.read(file)))
                .hasMessageContaining("not UTF-8");
    }
}
