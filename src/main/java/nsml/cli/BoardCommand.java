package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import nsml.board.Leaderboard;
import nsml.board.Leaderboard.Side;
import nsml.catalog.ScoreRecord;
import nsml.dataset.DatasetName;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml board} and {@code nsml dataset board}. */
@picocli.CommandLine.Command(
        name = "board",
        description = "Show a dataset's leaderboard: each team by its best score on the public queries.",
        footer = "Example: nsml board ir_ph1")
final class BoardCommand extends Command {

    /** A row of {@code board -j}. */
    record Row(
            int rank,
            String owner,
            double score,
            String metric,
            String submitted,
            String session,
            String model,
            List<String> args,
            int count,
            String sandbox) {}

    @Parameters(paramLabel = "DATASET", converter = DatasetNameConverter.class, description = "Whose board.")
    private DatasetName dataset;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "public",
            description =
                    "public, or, for organisers, private or all: the queries that count. Default: ${DEFAULT-VALUE}.")
    private Side side = Side.PUBLIC;

    @Option(
            names = {"-j", "--json-return"},
            description = "Print JSON.")
    private boolean json;

    BoardCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        String version = services.datasets().require(dataset).version();
        List<ScoreRecord> all = services.catalog().scores().list(dataset.text());
        List<ScoreRecord> comparable = all.stream()
                .filter(score -> score.datasetVersion().equals(version))
                .toList();
        if (comparable.size() < all.size()) {
            services.err()
                    .println((all.size() - comparable.size())
                            + " scores on other versions of the dataset are left out: they cannot be compared");
        }
        Leaderboard board = Leaderboard.of(comparable, side);
        if (json) {
            Json.print(board.rows().stream().map(this::row).toList(), services.out());
            return DONE;
        }
        Table table = new Table(
                "Rank", "Owner", "Score", "Submitted", "Session", "Model", "Args", "Count", "Metric", "Sandbox");
        for (Leaderboard.Row row : board.rows()) {
            ScoreRecord best = row.best();
            table.row(
                    Integer.toString(row.rank()),
                    best.submit().team(),
                    Words.score(side.of(best).score()),
                    Words.age(best.gradedAt(), services.clock().instant()),
                    best.model().session().toString(),
                    best.model().name(),
                    String.join(" ", best.arguments()),
                    Integer.toString(row.count()),
                    best.metric(),
                    best.sandbox());
        }
        table.print(services.out());
        return DONE;
    }

    private Row row(Leaderboard.Row row) {
        ScoreRecord best = row.best();
        return new Row(
                row.rank(),
                best.submit().team(),
                side.of(best).score(),
                best.metric(),
                best.gradedAt().toString(),
                best.model().session().toString(),
                best.model().name(),
                best.arguments(),
                row.count(),
                best.sandbox());
    }
}
