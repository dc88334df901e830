package nsml.dataset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nsml.dataset.Competition.Limits;
import nsml.dataset.Competition.Submit;
import nsml.dataset.Competition.Task;
import nsml.scoring.Metric;

/** Reads {@code competition.yaml}; goes on after a problem, so that all are found at once. */
final class CompetitionReader {

    private static final Limits LIMITS = Limits.DEFAULT;

    private final YamlKeys keys;

    private CompetitionReader(YamlKeys keys) {
        this.keys = keys;
    }

    /** Returns the definition; without meaning if problems were noted, empty if there was nothing to read at all. */
    static Optional<Competition> read(Path file, Problems problems) throws IOException {
        String name = String.valueOf(file.getFileName());
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            problems.add(name + ": this is not UTF-8 text");
            return Optional.empty();
        }
        return YamlReader.read(name, text, problems)
                .flatMap(mapping -> new CompetitionReader(new YamlKeys(name, "", mapping, problems)).competition());
    }

    private Optional<Competition> competition() {
        Optional<DatasetName> name = keys.parsed(
                "name",
                keys.required("name", "write the competition's name, for instance \"name: ir_ph2\""),
                DatasetName::of);
        Optional<String> description = keys.text("description");
        Optional<Task> task =
                keys.parsed("task", keys.required("task", "write \"task: image-retrieval\""), CompetitionReader::task);
        Optional<Metric> metric = keys.parsed(
                "metric",
                keys.required("metric", "write map, map@K or recall@K, for instance \"metric: map@1000\""),
                Metric::parse);
        Optional<String> answers =
                keys.required("answers", "name the JSON file {\"query id\": [\"reference id\", ...], ...}");
        Optional<SplitRule> split = split();
        Optional<String> sample = keys.text("sample");
        if (sample.isPresent()
                && split.filter(SplitRule.ByChance.class::isInstance).isPresent()) {
            keys.problem("sample", "it is a key of the split file, and split names no file; leave it out");
        }
        Limits limits = keys.below("limits").map(CompetitionReader::limits).orElse(LIMITS);
        Submit submit = keys.below("submit").map(CompetitionReader::submit).orElse(Submit.DEFAULT);
        keys.refuseOthers();
        if (name.isEmpty() || task.isEmpty() || metric.isEmpty() || answers.isEmpty() || split.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Competition(
                name.get(),
                description.orElse(""),
                task.get(),
                metric.get(),
                answers.get(),
                split.get(),
                sample,
                limits,
                submit));
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
                size(keys, "memory").orElse(LIMITS.memory()),
                count(keys, "cpus").orElse(LIMITS.cpus()),
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
        Optional<Integer> credits = count(keys, "credits");
        keys.refuseOthers();
        return new Submit(interval, credits.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private static Optional<Duration> time(YamlKeys keys, String key) {
        return keys.value(
                key,
                Amounts.DURATION + ", above 0",
                text -> Amounts.duration(text).filter(time -> !time.isZero()));
    }

    private static Optional<Long> size(YamlKeys keys, String key) {
        return keys.value(
                key, Amounts.SIZE + ", above 0", text -> Amounts.size(text).filter(size -> size > 0));
    }

    private static Optional<Integer> count(YamlKeys keys, String key) {
        return keys.value(
                key,
                "a whole number from 1 to 1000000",
                text -> wholeNumber(text)
                        .filter(number -> number >= 1 && number <= 1_000_000)
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
