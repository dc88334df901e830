package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import nsml.catalog.Ending;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.dataset.DatasetName;
import nsml.runner.SandboxKind;
import nsml.session.Refusal;
import nsml.session.SessionFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml submit}. */
@picocli.CommandLine.Command(
        name = "submit",
        description = "Grade a checkpoint on the hidden test set and put its score on the board; Ctrl-C stops it.",
        footer = "Example: nsml submit team/ir_ph1/1 3")
final class SubmitCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session that saved the checkpoint.")
    private SessionId source;

    @Parameters(index = "1", paramLabel = "CHECKPOINT", description = "The checkpoint; see nsml model ls SESSION.")
    private String checkpoint;

    @Option(
            names = {"-t", "--test"},
            description = "On the sample only: free of the interval, not on the board; shows the first predictions.")
    private boolean test;

    @Option(
            names = "--test-fraction",
            paramLabel = "F",
            description = "With -t: repeat the sample to this part of the real test set, to see time and memory grow.")
    private @Nullable Double testFraction;

    @Option(
            names = "--detach",
            description = "Return once it has started; Ctrl-C stops only the command. The end: nsml logs -f SESSION.")
    private boolean detach;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell how long loading and inference take even where nobody watches.")
    private boolean verbose;

    @Mixin
    private SandboxOption sandbox;

    SubmitCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        OptionalDouble fraction = fraction();
        SandboxKind kind = sandbox.kind(services);
        try (var interrupt = new OnInterrupt(services, "submit", !detach)) {
            SessionId submit = interrupt.start(() -> start(services, fraction, kind));
            if (detach) {
                return detached(services, submit);
            }
            Watch watch = new Watch(services.catalog(), services.reaper(), submit);
            if (test) {
                announce(services, watch, submit);
            }
            SessionRecord ended;
            try (Dots dots = dots(services)) {
                ended = watch.untilEnded(dots::show);
            }
            if (ended.state() != State.SUCCEEDED) {
                return printFailure(services, ended);
            }
            return test ? printPredictions(services, ended) : printScore(services, ended);
        }
    }

    private OptionalDouble fraction() {
        if (testFraction == null) {
            return OptionalDouble.empty();
        } else if (!test) {
            throw new Refusal("--test-fraction goes with -t; a real submit takes the whole test set");
        } else if (!(testFraction > 0 && testFraction <= 1)) {
            throw new Refusal("--test-fraction wants a number above 0 and at most 1, not " + testFraction);
        }
        return OptionalDouble.of(testFraction);
    }

    private SessionId start(Services services, OptionalDouble fraction, SandboxKind kind) throws IOException {
        return test
                ? services.starter().submitOnSample(source, checkpoint, fraction, kind)
                : services.starter().submit(source, checkpoint, kind);
    }

    private static int detached(Services services, SessionId submit) {
        SessionRecord started;
        try (Dots dots = Dots.alone(services)) {
            started = new Watch(services.catalog(), services.reaper(), submit).untilStarted(dots::show);
        }
        if (started.state().isEnd() && started.state() != State.SUCCEEDED) {
            return printFailure(services, started);
        }
        services.out().println("Session " + submit + " is started");
        services.out().println("It goes on by itself; its end: nsml logs -f " + submit);
        return DONE;
    }

    private static void announce(Services services, Watch watch, SessionId submit) {
        try (Dots dots = Dots.alone(services)) {
            watch.untilStarted(dots::show);
        }
        services.out().println("Session " + submit + " is started");
        services.out().flush();
    }

    private Dots dots(Services services) throws IOException {
        long limit = services.datasets()
                .require(DatasetName.of(source.dataset()))
                .competition()
                .limits()
                .infer()
                .toSeconds();
        Dots.Detail detail = verbose || services.terminal() ? Dots.Detail.PHASES : Dots.Detail.DOTS;
        return test
                ? Dots.afterStart(services, detail, OptionalLong.of(limit))
                : new Dots(services, detail, OptionalLong.of(limit));
    }

    private static int printFailure(Services services, SessionRecord ended) {
        Ending ending = ended.ending().orElseThrow();
        boolean shown =
                ended.plan().kind() == SessionKind.SUBMIT_TEST && ending.phase().equals("INFER");
        Optional<String> exception = shown ? OriginalMessages.exception(ending) : Optional.empty();
        exception.ifPresent(line -> {
            services.out().println("Traceback (most recent call last):");
            services.out().println(Words.visible(line));
            services.out().flush();
        });
        if (exception.isEmpty()) {
            OriginalMessages.ofTest(ended).print(services);
        }
        return Endings.print(ended, services.out());
    }

    private static int printScore(Services services, SessionRecord submit) {
        printScore(services, scoreOf(services, submit.id()).orElseThrow());
        services.out().println("Done");
        return DONE;
    }

    /** The score of a submit that has been graded. */
    static Optional<ScoreRecord> scoreOf(Services services, SessionId submit) {
        return services.catalog().scores().list(submit.dataset()).stream()
                .filter(candidate -> candidate.submit().equals(submit))
                .findFirst();
    }

    /** The score, and what held the submission to its bounds. */
    static void printScore(Services services, ScoreRecord score) {
        services.out().println("Score: " + PythonText.number(score.publicPart().score()));
        if (!score.protection().isEmpty()) {
            services.out().println("Protection: " + score.protection());
        }
    }

    /** How firmly it was held, in one word to follow the sandbox's name; nothing for old scores and without a sandbox. */
    static String level(ScoreRecord score) {
        int end = score.protection().indexOf(':');
        return end < 0 || score.sandbox().equals("none")
                ? ""
                : ", " + score.protection().substring(0, end);
    }

    private static int printPredictions(Services services, SessionRecord ended) throws IOException {
        Path predictions = SessionFolder.of(services.home(), ended.id()).predictions();
        if (Files.exists(predictions)) {
            Predictions.read(predictions).forEach(row -> services.out().println(Words.visible(row)));
        }
        return Endings.print(ended, services.out());
    }
}
