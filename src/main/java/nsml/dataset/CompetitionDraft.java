package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nsml.dataset.Competition.About;
import nsml.dataset.Competition.Limits;
import nsml.dataset.Competition.Submit;
import nsml.dataset.Competition.Upload;
import nsml.store.AtomicFiles;

/** A commented {@code competition.yaml} for a folder that has none, made from what lies there. */
public final class CompetitionDraft {

    private static final String ANSWERS = "ground_truth.json";
    private static final String SPLIT = "splits.json";
    private static final String NOT_THERE = "  # not there yet";
    /** Above it, lists are cut at 1,000, as in the original's second round. */
    private static final int MOST_FOR_WHOLE_LISTS = 1_000;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./ -]*(?<! )");

    private final DatasetName name;
    private final Path source;
    private final Path folder;
    private final DraftChoices choices;

    private CompetitionDraft(DatasetName name, Path source, Path folder, DraftChoices choices) {
        this.name = name;
        this.source = source.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath().normalize();
        this.choices = choices;
    }

    /** As {@link #write(DatasetName, Path, Path, Optional, Optional, DraftChoices)}, without choices. */
    public static void write(
            DatasetName name, Path source, Path definition, Optional<Path> answers, Optional<Path> split)
            throws IOException {
        write(name, source, definition, answers, split, DraftChoices.NONE);
    }

    /**
     * Writes a draft.
     *
     * @param name the competition's name
     * @param source the folder with {@code train} and {@code test}; only read
     * @param definition the file to write; it must not be there
     * @param answers the file with the answers; if empty, {@code ground_truth.json} in {@code source}, or {@code test/test_label}
     * @param split the file with the split; if empty, {@code splits.json} in {@code source} if there is one, else chance
     * @param choices what it is to say besides
     * @throws IllegalArgumentException if the definition is there already, or a file that was named is not
     */
    public static void write(
            DatasetName name,
            Path source,
            Path definition,
            Optional<Path> answers,
            Optional<Path> split,
            DraftChoices choices)
            throws IOException {
        if (Files.exists(definition)) {
            throw new IllegalArgumentException(
                    definition + " is there already; leave out --init to push with it, or remove it first");
        }
        Path base = definition.toAbsolutePath().resolveSibling("");
        AtomicFiles.write(
                definition,
                draft(name, source, base, choices).text(answers, split).getBytes(UTF_8));
    }

    /** Returns the definition of a folder that has none and is not to be written to. */
    public static Definition of(DatasetName name, Path source, DraftChoices choices) throws IOException {
        return new Definition(
                Competition.FILE_NAME,
                draft(name, source, source, choices).text(Optional.empty(), Optional.empty()),
                source);
    }

    private static CompetitionDraft draft(DatasetName name, Path source, Path base, DraftChoices choices) {
        if (!Files.isDirectory(source)) {
            throw new IllegalArgumentException("there is no folder " + source);
        }
        return new CompetitionDraft(name, source, base, choices);
    }

    private String text(Optional<Path> answers, Optional<Path> split) throws IOException {
        answers.ifPresent(CompetitionDraft::requireFile);
        split.ifPresent(CompetitionDraft::requireFile);
        return ranks(answers) ? rankings(answers.or(this::foundTruth), split) : predictions(answers, split);
    }

    private static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
    }

    /** Queries and references with answers that say which belong together are ranked, unless the metric is of another kind. */
    private boolean ranks(Optional<Path> answers) {
        boolean laidOut = SourceFolder.isLaidOutIn(source);
        if (choices.metric().isPresent()) {
            boolean ranking = Scoring.parse(choices.metric().get()) instanceof Scoring.Ranking;
            if (ranking && !laidOut) {
                throw new IllegalArgumentException(
                        "the metric " + choices.metric().get()
                                + " ranks references for queries, but there is no test/test_data/query in " + source
                                + "; choose accuracy, mse, rmse, f1 or an evaluation.py");
            }
            return ranking;
        }
        return laidOut && (answers.or(this::foundTruth).isPresent() || !hasPredictionsAnswers());
    }

    private boolean hasPredictionsAnswers() {
        return Files.exists(source.resolve(PredictionFolder.TEST_LABEL));
    }

    private Optional<Path> foundTruth() {
        Path usual = source.resolve(ANSWERS);
        Path label = source.resolve(PredictionFolder.TEST_LABEL);
        if (Files.isRegularFile(usual)) {
            return Optional.of(usual);
        }
        return Optional.of(label).filter(CompetitionDraft::isTruth);
    }

    private static boolean isTruth(Path file) {
        try {
            return Files.isRegularFile(file)
                    && JsonFile.object(file, "answers", new Problems())
                            .filter(object -> object.properties().stream()
                                    .allMatch(entry -> entry.getValue().isArray()))
                            .isPresent();
        } catch (IOException e) {
            // Not JSON: labels of some other form.
            return false;
        }
    }

    private String rankings(Optional<Path> answers, Optional<Path> split) throws IOException {
        SourceFolder found = SourceFolder.list(source, new Problems());
        Path splitFile = split.orElse(source.resolve(SPLIT));
        Optional<JsonNode> splitKeys =
                Files.isRegularFile(splitFile) ? JsonFile.object(splitFile, "split", new Problems()) : Optional.empty();
        boolean byFile = split.isPresent()
                || splitKeys
                        .filter(keys -> keys.has("public") && keys.has("private"))
                        .isPresent();
        Optional<String> sample = byFile ? splitKeys.flatMap(CompetitionDraft::sampleKey) : Optional.empty();
        String usualMetric = found.references().size() <= MOST_FOR_WHOLE_LISTS ? "map" : "map@1000";
        return head(String.format(
                        Locale.ROOT,
                        "%,d files to train on in %,d classes, %,d queries, %,d references",
                        found.train().size(),
                        found.classes(),
                        found.queries().size(),
                        found.references().size()))
                + String.format(
                        Locale.ROOT,
                        """
                        task: image-retrieval
                        # map ranks all references; map@K and recall@K look at the first K. Ties: recall@1, then the earlier submit.
                        metric: %s
                        %s
                        # {"query id": ["reference id", ...], ...}; an id is a file name without its extension. Never mounted anywhere.
                        answers: %s%s
                        # A file {"public": [query ids], "private": [query ids]}, or by chance: {public: 0.5, seed: 7}
                        split: %s
                        # What nsml submit -t runs on: a key of the split file with {"query": [ids], "reference": [ids]}.
                        # Without it, ten queries and ten references are chosen.
                        %s
                        """,
                        choices.metric().orElse(usualMetric),
                        sort("descending"),
                        path(answers.orElse(source.resolve(ANSWERS))),
                        answers.isPresent() ? "" : NOT_THERE,
                        byFile ? path(splitFile) : "{public: 0.5, seed: 7}",
                        sample.map(key -> "sample: " + scalar(key)).orElse("# sample: mini"))
                + tail();
    }

    private String predictions(Optional<Path> answers, Optional<Path> split) throws IOException {
        if (split.isPresent()) {
            throw new IllegalArgumentException("predictions are scored as a whole; leave out --split");
        }
        Path labels = answers.orElse(source.resolve(PredictionFolder.TEST_LABEL));
        PredictionFolder found = PredictionFolder.list(source, labels, new Problems());
        Path program = source.resolve(Push.EVALUATION);
        String chosen = choices.metric().orElse(Files.isRegularFile(program) ? program.toString() : "accuracy");
        Scoring scoring = Scoring.parse(chosen);
        String metric = scoring instanceof Scoring.Script ? path(Path.of(chosen)) : chosen;
        return head(String.format(
                        Locale.ROOT,
                        "%s to train on, %s to test, %s",
                        counted(found.train()),
                        counted(found.testData()),
                        found.sampleData()
                                .map(sample -> counted(sample) + " as a sample")
                                .orElse("no sample")))
                + String.format(
                        Locale.ROOT,
                        """
                        task: prediction
                        # accuracy, mse, rmse or f1, or the path of a program that prints the score: evaluation.py
                        metric: %s
                        %s
                        # The labels, a file or a folder. Never mounted with a submission.
                        answers: %s%s
                        # What nsml submit -t runs on is the folder test_submit; without it, all of test/test_data.
                        """,
                        metric,
                        sort(scoring.usualOrder().printed()),
                        path(labels),
                        Files.exists(labels) ? "" : NOT_THERE)
                + tail();
    }

    private static String counted(SortedMap<String, Path> part) {
        return part.size() == 1 ? "1 file" : String.format(Locale.ROOT, "%,d files", part.size());
    }

    private String sort(String usual) {
        return choices.sort()
                .map(order -> "sort: " + order.printed())
                .orElse("# sort: " + usual + "     # or " + (usual.equals("ascending") ? "descending" : "ascending")
                        + ": which scores are better");
    }

    private String head(String found) {
        About about = choices.about();
        return String.format(
                Locale.ROOT,
                """
                # The competition "%s": what is graded, how, and within which limits.
                # Durations are whole numbers with s, m, h or d; sizes have K, M, G or T (powers of 1024).
                # Files are named relative to this file's folder. All keys: docs/competition.md.
                #
                # Found in the folder: %s.
                name: %s
                %s
                %s
                %s
                """,
                name,
                found,
                scalar(name.text()),
                about.description().isEmpty()
                        ? "# description: one line for nsml dataset ls"
                        : "description: " + scalar(about.description()),
                about.tags().isEmpty()
                        ? "# tags: [\"#retrieval\", \"#2018\"]"
                        : about.tags().stream()
                                .map(CompetitionDraft::scalar)
                                .collect(Collectors.joining(", ", "tags: [", "]")),
                about.isPrivate() ? "private: true" : "# private: true");
    }

    private String tail() {
        Limits limits = Limits.DEFAULT;
        Upload upload = Upload.DEFAULT;
        return String.format(
                Locale.ROOT,
                """
                limits:
                  start: %s        # until the process says its first word; in Python, until nsml.paused
                  load: %s         # to bind and load the checkpoint
                  train: %s
                  infer: %s         # from the end of load to the answers
                  evaluate: %s     # for an evaluation.py
                  memory: %s
                  shm: %s           # shared memory
                  cpus: %d
                  gpus: %d           # of one session
                  disk: %s         # of the scratch folder
                  processes: %d    # threads included
                  answers: %s       # of the answers file
                  checkpoint: %s  # of each checkpoint
                submit:
                  interval: %s      # between a team's submits; 0s for no limit. submit -t is always free.
                  counted-from: finish
                  failed: %s      # or count: a submit without a score makes the team wait too
                  # credits: 2880          # the most a team can have; a GPU costs one a minute. Without it nothing costs.
                  # credits-per-hour: 60
                  # team-gpus: 5           # of all sessions of a team together
                  # alone: true            # no other session of the team runs beside a submit, see docs/security.md
                  # deadline: 2026-12-01T00:00:00Z    # nobody submits from then on
                  # deadline-counts: start            # or finish: a submit that runs then is stopped
                upload:
                  files: %d
                  size: %s         # of all files together
                  file: %s          # of each file
                  # warn: 10M        # of all files together; without it ten million bytes
                """,
                Amounts.print(limits.start()),
                Amounts.print(limits.load()),
                Amounts.print(limits.train()),
                Amounts.print(limits.infer()),
                Amounts.print(limits.evaluate()),
                Amounts.print(limits.memory()),
                Amounts.print(limits.shm()),
                limits.cpus(),
                limits.gpus(),
                Amounts.print(limits.disk()),
                limits.processes(),
                Amounts.print(limits.answers()),
                Amounts.print(choices.checkpoint().orElse(limits.checkpoint())),
                Amounts.print(Submit.DEFAULT.interval()),
                Submit.DEFAULT.failed().printed(),
                upload.files(),
                Amounts.print(upload.size()),
                Amounts.print(upload.file()));
    }

    private static Optional<String> sampleKey(JsonNode split) {
        return split.properties().stream()
                .filter(entry ->
                        entry.getValue().has("query") && entry.getValue().has("reference"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String path(Path file) {
        return scalar(folder.relativize(file.toAbsolutePath().normalize()).toString());
    }

    static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !text.matches("[0-9._]*|true|false|null|yes|no|on|off|y|n")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }
}
