package nsml.dataset;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nsml.dataset.Competition.About;
import nsml.dataset.Competition.Credits;
import nsml.dataset.Competition.Deadline;
import nsml.dataset.Competition.FailedSubmit;
import nsml.dataset.Competition.Limits;
import nsml.dataset.Competition.Submit;
import nsml.dataset.Competition.Task;
import nsml.dataset.Competition.Upload;
import nsml.scoring.SortOrder;

/** Reads {@code competition.yaml}; goes on after a problem, so that all are found at once. */
final class CompetitionReader {

    /** Where predictions have their hidden answers, as the original had them. */
    static final String TEST_LABEL = "test/test_label";

    private static final Limits LIMITS = Limits.DEFAULT;
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final YamlKeys keys;

    private CompetitionReader(YamlKeys keys) {
        this.keys = keys;
    }

    /** Returns the definition; without meaning if problems were noted, empty if there was nothing to read at all. */
    static Optional<Competition> read(Definition definition, Problems problems) throws IOException {
        return YamlReader.read(definition.file(), definition.text(), problems)
                .flatMap(mapping ->
                        new CompetitionReader(new YamlKeys(definition.file(), "", mapping, problems)).competition());
    }

    private Optional<Competition> competition() {
        Optional<DatasetName> name = keys.parsed(
                "name",
                keys.required("name", "write the competition's name, for instance \"name: ir_ph2\""),
                DatasetName::of);
        Optional<About> about = about();
        Optional<Task> task =
                keys.parsed("task", keys.required("task", "write \"task: image-retrieval\""), CompetitionReader::task);
        Optional<Scoring> scoring = keys.parsed(
                "metric",
                keys.required("metric", "write map, map@K or recall@K, for instance \"metric: map@1000\""),
                Scoring::parse);
        checkFit(task, scoring);
        Optional<SortOrder> sort = keys.parsed("sort", keys.text("sort"), SortOrder::parse);
        boolean predictions = task.filter(Task.PREDICTION::equals).isPresent();
        Optional<String> answers =
                predictions ? Optional.of(keys.text("answers").orElse(TEST_LABEL)) : answers();
        Optional<SplitRule> split = predictions ? whole() : split();
        Optional<String> sample = sample(predictions, split);
        Limits limits = keys.below("limits").map(CompetitionReader::limits).orElse(LIMITS);
        Submit submit = keys.below("submit").map(CompetitionReader::submit).orElse(Submit.DEFAULT);
        Upload upload = keys.below("upload").map(CompetitionReader::upload).orElse(Upload.DEFAULT);
        keys.refuseOthers();
        if (name.isEmpty()
                || about.isEmpty()
                || task.isEmpty()
                || scoring.isEmpty()
                || answers.isEmpty()
                || split.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Competition(
                name.get(),
                about.get(),
                task.get(),
                scoring.get(),
                sort.orElse(scoring.get().usualOrder()),
                answers.get(),
                split.get(),
                sample,
                limits,
                submit,
                upload));
    }

    private Optional<About> about() {
        Optional<String> description = keys.text("description");
        List<String> tags = keys.texts("tags");
        boolean isPrivate = flag(keys, "private");
        Optional<String> author = keys.text("author");
        return keys.parsed(
                "tags", Optional.of(tags), list -> new About(description.orElse(""), list, isPrivate, author));
    }

    private static boolean flag(YamlKeys keys, String key) {
        return keys.value(key, "true or false", text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.<Boolean>empty();
                })
                .orElse(false);
    }

    private void checkFit(Optional<Task> task, Optional<Scoring> scoring) {
        if (task.isPresent() && scoring.isPresent()) {
            boolean ranks = scoring.get() instanceof Scoring.Ranking;
            if (ranks && task.get() == Task.PREDICTION) {
                keys.problem(
                        "metric",
                        scoring.get().name() + " measures rankings, which the task image-retrieval has;"
                                + " predictions take accuracy, mse, rmse, f1 or the path of an evaluation.py");
            } else if (!ranks && task.get() == Task.IMAGE_RETRIEVAL) {
                keys.problem(
                        "metric",
                        scoring.get().name() + " measures predictions, which the task prediction has;"
                                + " image-retrieval takes map, map@K or recall@K");
            }
        }
    }

    private Optional<String> answers() {
        return keys.required("answers", "name the JSON file {\"query id\": [\"reference id\", ...], ...}");
    }

    private Optional<SplitRule> whole() {
        if (keys.entry("split").isPresent()) {
            keys.problem("split", "predictions are scored as a whole; leave it out");
        }
        return Optional.of(new SplitRule.Whole());
    }

    private Optional<String> sample(boolean predictions, Optional<SplitRule> split) {
        Optional<String> sample = keys.text("sample");
        if (sample.isPresent() && predictions) {
            keys.problem("sample", "the sample of predictions is the folder test_submit; leave it out");
        } else if (sample.isPresent()
                && split.filter(SplitRule.ByChance.class::isInstance).isPresent()) {
            keys.problem("sample", "it is a key of the split file, and split names no file; leave it out");
        }
        return sample;
    }

    private static Task task(String text) {
        return Arrays.stream(Task.values())
                .filter(task -> task.printed().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the task \"" + text
                        + "\" is not supported; supported: "
                        + Arrays.stream(Task.values()).map(Task::printed).collect(Collectors.joining(", "))));
    }

    private Optional<SplitRule> split() {
        if (keys.entry("split")
                .filter(entry -> entry.value() instanceof YamlNode.Mapping)
                .isEmpty()) {
            return keys.required("split", "name a JSON file, or write \"split: {public: 0.5, seed: 7}\"")
                    .map(SplitRule.ByFile::new);
        }
        return keys.below("split").flatMap(below -> {
            below.required("public", "write the public share of the queries, for instance {public: 0.5, seed: 7}");
            Optional<Double> share = below.value("public", "a number above 0 and at most 1", CompetitionReader::share);
            long seed = below.value("seed", "a whole number", CompetitionReader::wholeNumber)
                    .orElse(0L);
            below.refuseOthers();
            return share.map(value -> new SplitRule.ByChance(value, seed));
        });
    }

    private static Limits limits(YamlKeys keys) {
        Limits limits = new Limits(
                time(keys, "start").orElse(LIMITS.start()),
                time(keys, "load").orElse(LIMITS.load()),
                time(keys, "train").orElse(LIMITS.train()),
                time(keys, "infer").orElse(LIMITS.infer()),
                time(keys, "evaluate").orElse(LIMITS.evaluate()),
                size(keys, "memory").orElse(LIMITS.memory()),
                size(keys, "shm").orElse(LIMITS.shm()),
                count(keys, "cpus").orElse(LIMITS.cpus()),
                count(keys, "gpus", 0).orElse(LIMITS.gpus()),
                size(keys, "disk").orElse(LIMITS.disk()),
                count(keys, "processes").orElse(LIMITS.processes()),
                size(keys, "answers").orElse(LIMITS.answers()),
                size(keys, "checkpoint").orElse(LIMITS.checkpoint()));
        keys.refuseOthers();
        return limits;
    }

    private static Submit submit(YamlKeys keys) {
        Duration interval =
                keys.value("interval", Amounts.DURATION, Amounts::duration).orElse(Submit.DEFAULT.interval());
        keys.value(
                "counted-from",
                "supported; supported: finish",
                text -> Optional.of(text).filter(Predicate.isEqual("finish")));
        FailedSubmit failed =
                keys.value("failed", "free or count", CompetitionReader::failed).orElse(Submit.DEFAULT.failed());
        Optional<Integer> cap = count(keys, "credits");
        Optional<Integer> perHour = count(keys, "credits-per-hour", 0);
        if (perHour.isPresent() && keys.entry("credits").isEmpty()) {
            keys.problem("credits-per-hour", "there are no credits without a cap; write also \"credits: 2880\"");
        }
        Optional<Integer> teamGpus = count(keys, "team-gpus", 0);
        Optional<Deadline> deadline = deadline(keys);
        boolean alone = flag(keys, "alone");
        keys.refuseOthers();
        return new Submit(
                interval,
                failed,
                cap.map(credits -> new Credits(credits, perHour.orElse(Credits.USUAL_PER_HOUR))),
                teamGpus.map(OptionalInt::of).orElse(OptionalInt.empty()),
                deadline,
                alone);
    }

    private static Optional<Deadline> deadline(YamlKeys keys) {
        Optional<Instant> at =
                keys.value("deadline", "a time with its zone, for instance 2026-12-01T00:00:00Z", text -> {
                    try {
                        return Optional.of(OffsetDateTime.parse(text).toInstant());
                    } catch (DateTimeParseException e) {
                        return Optional.empty();
                    }
                });
        Optional<Deadline.Counts> counts = keys.value(
                "deadline-counts",
                "start or finish",
                text -> Arrays.stream(Deadline.Counts.values())
                        .filter(rule -> rule.printed().equals(text))
                        .findFirst());
        if (counts.isPresent() && keys.entry("deadline").isEmpty()) {
            keys.problem("deadline-counts", "there is no deadline; write also \"deadline: 2026-12-01T00:00:00Z\"");
        }
        return at.map(time -> new Deadline(time, counts.orElse(Deadline.Counts.START)));
    }

    private static Optional<FailedSubmit> failed(String text) {
        return Arrays.stream(FailedSubmit.values())
                .filter(failed -> failed.printed().equals(text))
                .findFirst();
    }

    private static Upload upload(YamlKeys keys) {
        Upload usual = Upload.DEFAULT;
        Upload upload = new Upload(
                count(keys, "files").orElse(usual.files()),
                size(keys, "size").orElse(usual.size()),
                size(keys, "file").orElse(usual.file()),
                size(keys, "warn").orElse(usual.warn()));
        keys.refuseOthers();
        return upload;
    }

    private static Optional<Duration> time(YamlKeys keys, String key) {
        return keys.value(
                key,
                Amounts.DURATION + ", above 0 and at most " + LONGEST.toDays() + "d",
                text -> Amounts.duration(text).filter(time -> !time.isZero() && time.compareTo(LONGEST) <= 0));
    }

    private static Optional<Long> size(YamlKeys keys, String key) {
        return keys.value(
                key, Amounts.SIZE + ", above 0", text -> Amounts.size(text).filter(size -> size > 0));
    }

    private static Optional<Integer> count(YamlKeys keys, String key) {
        return count(keys, key, 1);
    }

    private static Optional<Integer> count(YamlKeys keys, String key, int least) {
        return keys.value(
                key,
                "a whole number from " + least + " to 1000000",
                text -> wholeNumber(text)
                        .filter(number -> number >= least && number <= 1_000_000)
                        .map(Long::intValue));
    }

    private static Optional<Double> share(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(share -> share > 0 && share <= 1);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> wholeNumber(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
