package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.dataset.Competition;
import nsml.dataset.CompetitionDraft;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.dataset.PushProgress;
import nsml.dataset.Pushed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml dataset}. */
@CommandLine.Command(
        name = "dataset",
        description = "Push competitions and look at them.",
        synopsisSubcommandLabel = "COMMAND")
final class DatasetCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private DatasetCommand() {}

    static CommandLine commandLine(Supplier<Services> services) {
        return new CommandLine(new DatasetCommand())
                .addSubcommand(new Push(services))
                .addSubcommand(new Ls(services))
                .addSubcommand(new BoardCommand(services));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "a command is missing: nsml dataset push, ls or board");
    }

    /** {@code nsml dataset push}. */
    @CommandLine.Command(
            name = "push",
            description = "Copy a competition into the home folder; pushing other content makes a new version.",
            footer =
                    "Example: nsml dataset push ir_ph1 ~/ir_ph1 --init --answers ground_truth.json --split splits.json")
    static final class Push extends Command {

        @Parameters(
                index = "0",
                paramLabel = "NAME",
                converter = DatasetNameConverter.class,
                description = "The dataset's name.")
        private DatasetName name;

        @Parameters(index = "1", paramLabel = "DIR", description = "The folder with train and test; only read.")
        private Path source;

        @Option(
                names = "--competition",
                paramLabel = "FILE",
                description = "The definition. Default: " + Competition.FILE_NAME + " in DIR.")
        private @Nullable Path definition;

        @Option(names = "--init", description = "Write the definition first, from what lies in DIR.")
        private boolean init;

        @Option(
                names = "--answers",
                paramLabel = "FILE",
                description = "With --init: the answers. Default: ground_truth.json in DIR.")
        private @Nullable Path answers;

        @Option(
                names = "--split",
                paramLabel = "FILE",
                description = "With --init: public and private queries. Default: splits.json in DIR, else by chance.")
        private @Nullable Path split;

        Push(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) throws IOException {
            Path file = definition == null ? source.resolve(Competition.FILE_NAME) : definition;
            if (init) {
                CompetitionDraft.write(name, source, file, within(answers), within(split));
                services.out().println("Wrote " + file);
            } else if (answers != null || split != null) {
                throw new IllegalArgumentException(
                        "--answers and --split go with --init; without it, " + file + " names these files");
            }
            Pushed pushed;
            try (PushBars bars = new PushBars(services)) {
                pushed = services.datasets().push(name, source, file, bars);
            }
            services.out()
                    .println("Dataset " + name + " " + pushed.dataset().version() + " ("
                            + pushed.change().inWords() + "): " + contents(pushed.dataset()));
            return DONE;
        }

        /** A file is looked for where the user stands, then in the pushed folder. */
        private Optional<Path> within(@Nullable Path file) {
            return Optional.ofNullable(file).map(named -> named.toFile().exists() ? named : source.resolve(named));
        }

        private static String contents(Dataset dataset) {
            var contents = dataset.contents();
            return contents.trainFiles() + " training pictures, " + contents.queries() + " queries, "
                    + contents.references() + " references; sample: " + contents.sampleQueries() + " queries, "
                    + contents.sampleReferences() + " references";
        }
    }

    /** A bar for each step of a push. */
    private static final class PushBars implements PushProgress, AutoCloseable {

        private final Services services;
        private @Nullable ProgressBar bar;
        private @Nullable Step step;

        PushBars(Services services) {
            this.services = services;
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
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** {@code nsml dataset ls}. */
    @CommandLine.Command(name = "ls", description = "List the datasets.", footer = "Example: nsml dataset ls")
    static final class Ls extends Command {

        /** A row of {@code dataset ls -j}. */
        record Row(
                String name,
                long bytes,
                String lastModified,
                String description,
                String metric,
                String version,
                long queries,
                long references) {}

        @Option(
                names = {"-j", "--json-return"},
                description = "Print JSON.")
        private boolean json;

        Ls(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) throws IOException {
            List<Dataset> datasets = services.datasets().list();
            if (json) {
                Json.print(datasets.stream().map(Ls::row).toList(), services.out());
                return DONE;
            }
            Table table = new Table("Name", "Size", "Last Modified", "Description", "Metric", "Version");
            for (Dataset dataset : datasets) {
                table.row(
                        dataset.name().text(),
                        Words.size(dataset.contents().bytes()),
                        Words.age(
                                dataset.contents().pushedAt(), services.clock().instant()),
                        dataset.competition().description(),
                        dataset.competition().scoring().name(),
                        dataset.version());
            }
            table.print(services.out());
            return DONE;
        }

        private static Row row(Dataset dataset) {
            return new Row(
                    dataset.name().text(),
                    dataset.contents().bytes(),
                    dataset.contents().pushedAt().toString(),
                    dataset.competition().description(),
                    dataset.competition().scoring().name(),
                    dataset.version(),
                    dataset.contents().queries(),
                    dataset.contents().references());
        }
    }
}
