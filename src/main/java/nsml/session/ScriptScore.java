package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsml.dataset.Competition;
import nsml.dataset.Dataset;
import nsml.runner.BadPackageException;
import nsml.runner.Evaluation;
import nsml.runner.Limits;
import nsml.runner.Sandbox;
import nsml.scoring.AnswersFile;
import nsml.scoring.BadAnswers;
import nsml.shim.wire.Phase;
import nsml.store.Removal;

/** The score that the competition's own {@code evaluation.py} prints, run in a sandbox where the submission has never been. */
final class ScriptScore {

    private static final String PREDICTION = "pred.txt";
    private static final String SCRIPT = "evaluation.py";
    private static final long LOG_BYTES = 1 << 20;
    private static final int SHOWN = 200;
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.])[-+]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|nan|inf)(?![\\w.]*\\w)",
            Pattern.CASE_INSENSITIVE);

    private final Dataset dataset;
    private final Programs programs;
    private final Sandbox sandbox;
    private final SessionFolder folder;
    private final BooleanSupplier stop;
    private final Optional<Guard> guard;

    ScriptScore(
            Dataset dataset,
            Programs programs,
            Sandbox sandbox,
            SessionFolder folder,
            BooleanSupplier stop,
            Optional<Guard> guard) {
        this.dataset = dataset;
        this.programs = programs;
        this.sandbox = sandbox;
        this.folder = folder;
        this.stop = stop;
        this.guard = guard;
    }

    /**
     * Has a prediction file scored.
     *
     * @param answers the file; nobody writes there any more
     * @param side what the program sees as its dataset, the answers included
     * @throws BadAnswers if the program does not print a number for them
     */
    double of(Path answers, Path side) throws BadAnswers, IOException, InterruptedException {
        Competition.Limits limits = dataset.competition().limits();
        Path room = folder.evaluation();
        Removal.of(room);
        Path code = Files.createDirectories(room.resolve("code"));
        Path program = dataset.evaluation().orElseThrow();
        Files.copy(program, code.resolve(SCRIPT));
        Path output = room.resolve("output");
        try {
            AnswersFile.copy(answers, limits.answers(), code.resolve(PREDICTION));
            Optional<String> failure = new Evaluation(
                            sandbox,
                            folder.name(),
                            code,
                            side,
                            dataset.name().text(),
                            programs.evaluation(SCRIPT, arguments(program, side)),
                            Files.createDirectories(room.resolve("scratch")),
                            output,
                            granted(limits))
                    .run(stop);
            if (failure.isPresent()) {
                throw bad("the competition's evaluation.py could not score the predictions: " + failure.get());
            }
            return lastNumber(text(output));
        } catch (BadPackageException e) {
            throw new IOException("the competition's evaluation.py needs Python: " + e.reason(), e);
        } finally {
            // The submission's answers may have been a program to this one.
            if (guard.isPresent()) {
                guard.get().canaries().file("what evaluation.py printed", output, LOG_BYTES);
            }
            Removal.of(room);
        }
    }

    private List<String> arguments(Path program, Path side) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--prediction", PREDICTION));
        // Older programs find the labels by themselves, many in a variable of this name; those of 2020 want the option.
        if (text(program).contains("--test_label_path")) {
            Path inside = sandbox.dataset(side, dataset.name().text());
            arguments.addAll(List.of(
                    "--test_label_path", inside.resolve("test/test_label").toString()));
        }
        return arguments;
    }

    /** Whatever the bytes are: a program may be in another encoding, and may print what the submission wrote. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }

    private static Limits granted(Competition.Limits limits) {
        return new Limits(
                Map.of(
                        Phase.START, limits.evaluate(),
                        Phase.LOAD, limits.evaluate(),
                        Phase.TRAIN, limits.evaluate(),
                        Phase.INFER, limits.evaluate()),
                limits.memory(),
                limits.cpus(),
                limits.disk(),
                limits.processes(),
                limits.shm(),
                LOG_BYTES);
    }

    private static double lastNumber(String output) throws BadAnswers {
        Matcher numbers = NUMBER.matcher(output);
        String last = "";
        while (numbers.find()) {
            last = numbers.group();
        }
        try {
            double score = Double.parseDouble(last);
            if (Double.isFinite(score)) {
                return score;
            }
        } catch (NumberFormatException e) {
            // Told below, with what it printed.
        }
        String said = output.strip().lines().reduce((first, second) -> second).orElse("");
        throw bad("the competition's evaluation.py printed no score for these predictions, but "
                + Problems.quoted(said.substring(0, Math.min(SHOWN, said.length()))));
    }

    private static BadAnswers bad(String why) {
        return new BadAnswers(BadAnswers.Kind.WRONG, why);
    }
}
