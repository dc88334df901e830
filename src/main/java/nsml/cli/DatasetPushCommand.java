package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.dataset.Amounts;
import nsml.dataset.Competition;
import nsml.dataset.CompetitionDraft;
import nsml.dataset.Contents;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.dataset.Definition;
import nsml.dataset.DraftChoices;
import nsml.dataset.PushProgress;
import nsml.dataset.PushRequest;
import nsml.dataset.PushRequest.Existing;
import nsml.dataset.Pushed;
import nsml.scoring.SortOrder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml dataset push}. */
@CommandLine.Command(
        name = "push",
        description = {
            "Copy a competition into the home folder.",
            "With a " + Competition.FILE_NAME
                    + " in PATH, that says all, and other content makes a new version. Without, PATH"
                    + " is train/, test/test_data and test/test_label as in 2018, and the options say the rest."
        },
        footer = "Example: nsml dataset push kin_phase1 ~/kin -l mse --description \"until 9 April\" --tag \"#nlp\"")
final class DatasetPushCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            converter = DatasetNameConverter.class,
            description = "The dataset's name.")
    private DatasetName name;

    @Parameters(index = "1", paramLabel = "PATH", description = "The folder with train and test; only read.")
    private Path source;

    @Option(
            names = {"-l", "--leaderboard"},
            paramLabel = "METRIC",
            description =
                    "accuracy, mse, rmse, f1, f1:CLASS, map, map@K or the path of an evaluation.py. Default: evaluation.py in PATH"
                            + " if it is there, else accuracy; map or map@1000 for queries and references.")
    private @Nullable String leaderboard;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            description = "Which scores are better: ascending or descending. Default: as the metric needs.")
    private @Nullable String sort;

    @Option(names = "--description", paramLabel = "TEXT", description = "A line for nsml dataset ls.")
    private String description = "";

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "A word to find it by, beginning with #; may be repeated, up to 7 times.")
    private List<String> tags = List.of();

    @Option(names = "--model-size", paramLabel = "SIZE", description = "The limit of one checkpoint, for instance 20M.")
    private @Nullable String modelSize;

    @Option(names = "--private", description = "Only your team sees it; nsml dataset change -u lets others in.")
    private boolean isPrivate;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite a dataset of that name.")
    private boolean force;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print each file.")
    private boolean verbose;

    @Option(
            names = "--competition",
            paramLabel = "FILE",
            description = "The definition. Default: " + Competition.FILE_NAME + " in PATH, if it is there.")
    private @Nullable Path definition;

    @Option(names = "--init", description = "Write the definition first, from what lies in PATH and these options.")
    private boolean init;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "With --init: the answers. Default: ground_truth.json in PATH, else test/test_label.")
    private @Nullable Path answers;

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description = "With --init: public and private queries. Default: splits.json in PATH, else by chance.")
    private @Nullable Path split;

    DatasetPushCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        PushRequest request = request(services);
        Pushed pushed;
        try (PushBars bars = new PushBars(services, request.source(), verbose)) {
            pushed = services.datasets().push(request, bars);
        }
        services.out()
                .println("Dataset " + name + " " + pushed.dataset().version() + " ("
                        + pushed.change().inWords() + "): " + contents(pushed.dataset()));
        return DONE;
    }

    private PushRequest request(Services services) throws IOException {
        Path file = definition == null ? source.resolve(Competition.FILE_NAME) : definition;
        DraftChoices choices = choices();
        if (init) {
            CompetitionDraft.write(name, source, file, within(answers), within(split), choices);
            services.out().println("Wrote " + file);
        } else if (answers != null || split != null) {
            throw new IllegalArgumentException(
                    "--answers and --split go with --init; without it, " + file + " names these files");
        } else if (definition == null && !Files.exists(file)) {
            return originalStyle(services, choices);
        } else if (!choices.isEmpty()) {
            throw new IllegalArgumentException(
                    "-l, --sort, --description, --tag, --model-size and --private go with a folder without definition, or with"
                            + " --init; " + file + " is there and says these: change it there");
        }
        if (!Files.isDirectory(source)) {
            throw new IllegalArgumentException("there is no folder " + source + " to push");
        }
        requireOwned(services);
        return new PushRequest(name, source, Definition.of(file), Team.name(services), Existing.ADD_VERSION);
    }

    private PushRequest originalStyle(Services services, DraftChoices choices) throws IOException {
        if (force) {
            requireOwned(services);
        }
        return new PushRequest(
                name,
                source,
                CompetitionDraft.of(name, source, choices),
                Team.name(services),
                force ? Existing.ADD_VERSION : Existing.REFUSE);
    }

    /** Nobody replaces what another team has pushed. */
    private void requireOwned(Services services) throws IOException {
        if (services.datasets().find(name).isPresent()) {
            DatasetAccess.owned(services, name);
        }
    }

    private DraftChoices choices() {
        return new DraftChoices(
                Optional.ofNullable(leaderboard).map(this::metric),
                Optional.ofNullable(sort).map(SortOrder::parse),
                new Competition.About(OneLine.checked(description), tags, isPrivate, Optional.empty()),
                Optional.ofNullable(modelSize).map(Amounts::parseSize));
    }

    private String metric(String text) {
        if (!text.endsWith(".py")) {
            return text;
        }
        Path program = within(Path.of(text)).orElseThrow();
        if (!Files.exists(program)) {
            throw new IllegalArgumentException("there is no file " + text + ", neither here nor in " + source);
        }
        return program.toString();
    }

    /** A file is looked for where the user stands, then in the pushed folder. */
    private Optional<Path> within(@Nullable Path file) {
        return Optional.ofNullable(file).map(named -> named.toFile().exists() ? named : source.resolve(named));
    }

    private static String contents(Dataset dataset) {
        Contents contents = dataset.contents();
        if (dataset.competition().task() == Competition.Task.IMAGE_RETRIEVAL) {
            return contents.trainFiles() + " training pictures, " + contents.queries() + " queries, "
                    + contents.references() + " references; sample: " + contents.sampleQueries() + " queries, "
                    + contents.sampleReferences() + " references";
        }
        return counted(contents.trainFiles(), "training") + ", "
                + counted(contents.test().files(), "test") + "; sample: "
                + (dataset.sampleSide().equals(dataset.testSide())
                        ? "all of them"
                        : counted(contents.sample().files(), "test"))
                + "; scored by " + dataset.competition().scoring().name();
    }

    private static String counted(int files, String kind) {
        return files + " " + kind + (files == 1 ? " file" : " files");
    }

    /** A bar for each step of a push. */
    private static final class PushBars implements PushProgress, AutoCloseable {

        private final Services services;
        private final Path source;
        private final boolean verbose;
        private @Nullable ProgressBar bar;
        private @Nullable Step step;

        PushBars(Services services, Path source, boolean verbose) {
            this.services = services;
            this.source = source;
            this.verbose = verbose;
        }

        @Override
        public void at(Step now, long bytes, long total) {
            if (bar == null || now != step) {
                close();
                step = now;
                bar = new ProgressBar(services, now == Step.READ ? "Bytes read" : "Bytes copied");
            }
            bar.show(bytes, total);
        }

        @Override
        public void copied(Path file, long bytes) {
            if (verbose) {
                Path shown = file.startsWith(source) ? source.relativize(file) : file;
                services.out().println(Words.visible(shown.toString()) + " " + Words.binarySize(bytes));
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
