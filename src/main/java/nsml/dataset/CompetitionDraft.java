package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nsml.dataset.Competition.Limits;
import nsml.dataset.Competition.Submit;
import nsml.store.AtomicFiles;

/** A commented {@code competition.yaml} for a folder that has none, made from what lies there. */
public final class CompetitionDraft {

    private static final String ANSWERS = "ground_truth.json";
    private static final String SPLIT = "splits.json";
    /** Above it, lists are cut at 1,000, as in the original's second round. */
    private static final int MOST_FOR_WHOLE_LISTS = 1_000;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./ -]*(?<! )");

    private final DatasetName name;
    private final Path source;
    private final Path folder;

    private CompetitionDraft(DatasetName name, Path source, Path definition) {
        this.name = name;
        this.source = source.toAbsolutePath().normalize();
        folder = definition.toAbsolutePath().normalize().resolveSibling("");
    }

    /**
     * Writes a draft.
     *
     * @param name the competition's name
     * @param source the folder with {@code train} and {@code test}; only read
     * @param definition the file to write; it must not be there
     * @param answers the file with the answers; if empty, {@code ground_truth.json} in {@code source}
     * @param split the file with the split; if empty, {@code splits.json} in {@code source} if there is one, else chance
     * @throws IllegalArgumentException if the definition is there already, or a file that was named is not
     */
    public static void write(
            DatasetName name, Path source, Path definition, Optional<Path> answers, Optional<Path> split)
            throws IOException {
        if (Files.exists(definition)) {
            throw new IllegalArgumentException(
                    definition + " is there already; leave out --init to push with it, or remove it first");
        }
        AtomicFiles.write(
                definition, text(name, source, definition, answers, split).getBytes(UTF_8));
    }

    /** Returns what {@link #write} would write, whether or not the definition is there. */
    public static String text(
            DatasetName name, Path source, Path definition, Optional<Path> answers, Optional<Path> split)
            throws IOException {
        if (!Files.isDirectory(source)) {
            throw new IllegalArgumentException("there is no folder " + source);
        }
        answers.ifPresent(CompetitionDraft::requireFile);
        split.ifPresent(CompetitionDraft::requireFile);
        return new CompetitionDraft(name, source, definition).text(answers, split);
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
    }

    private String text(Optional<Path> answers, Optional<Path> split) throws IOException {
        SourceFolder found = SourceFolder.list(source, new Problems());
        Path splitFile = split.orElse(source.resolve(SPLIT));
        Optional<JsonNode> splitKeys =
                Files.isRegularFile(splitFile) ? JsonFile.object(splitFile, "split", new Problems()) : Optional.empty();
        boolean byFile = split.isPresent()
                || splitKeys
                        .filter(keys -> keys.has("public") && keys.has("private"))
                        .isPresent();
        Optional<String> sample = byFile ? splitKeys.flatMap(CompetitionDraft::sampleKey) : Optional.empty();
        Limits limits = Limits.DEFAULT;
        return String.format(
                Locale.ROOT,
                """
                # The competition "%s": what is graded, how, and within which limits.
                # Durations are whole numbers with s, m, h or d; sizes have K, M, G or T (powers of 1024).
                # Files are named relative to this file's folder.
                #
                # Found in the folder: %,d files to train on in %,d classes, %,d queries, %,d references.
                name: %s
                # description: one line for nsml dataset ls
                task: image-retrieval
                # map ranks all references; map@K and recall@K look at the first K. Ties: recall@1, then the earlier submit.
                metric: %s
                # {"query id": ["reference id", ...], ...}; an id is a file name without its extension. Never mounted anywhere.
                answers: %s%s
                # A file {"public": [query ids], "private": [query ids]}, or by chance: {public: 0.5, seed: 7}
                split: %s
                # What nsml submit -t runs on: a key of the split file with {"query": [ids], "reference": [ids]}.
                # Without it, ten queries and ten references are chosen.
                %s
                limits:
                  start: %s        # until the process says its first word
                  load: %s         # to bind and load the checkpoint
                  train: %s
                  infer: %s         # from the end of load to the answers
                  memory: %s
                  cpus: %d
                  disk: %s         # of the scratch folder
                  processes: %d    # threads included
                  answers: %s       # of the answers file
                  checkpoint: %s  # of each checkpoint
                submit:
                  interval: %s      # between a team's submits; 0s for no limit. submit -t is always free.
                  counted-from: finish
                """,
                name,
                found.train().size(),
                found.classes(),
                found.queries().size(),
                found.references().size(),
                name,
                found.references().size() <= MOST_FOR_WHOLE_LISTS ? "map" : "map@1000",
                path(answers.orElse(source.resolve(ANSWERS))),
                answers.isPresent() || Files.isRegularFile(source.resolve(ANSWERS)) ? "" : "  # not there yet",
                byFile ? path(splitFile) : "{public: 0.5, seed: 7}",
                sample.map(key -> "sample: " + scalar(key)).orElse("# sample: mini"),
                Amounts.print(limits.start()),
                Amounts.print(limits.load()),
                Amounts.print(limits.train()),
                Amounts.print(limits.infer()),
                Amounts.print(limits.memory()),
                limits.cpus(),
                Amounts.print(limits.disk()),
                limits.processes(),
                Amounts.print(limits.answers()),
                Amounts.print(limits.checkpoint()),
                Amounts.print(Submit.DEFAULT.interval()));
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

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !text.matches("[0-9._]*|true|false|null|yes|no|on|off|y|n")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }
}
