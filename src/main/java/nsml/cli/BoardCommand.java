package nsml.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nsml.board.Leaderboard;
import nsml.board.Leaderboard.Side;
import nsml.catalog.ScoreRecord;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.scoring.SortOrder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml board} and {@code nsml dataset board}. */
@picocli.CommandLine.Command(
        name = "board",
        description = "Show a dataset's leaderboard: each team by its best score on the public queries.",
        footer = "Example: nsml board ir_ph1")
final class BoardCommand extends Command {

    private static final String COMPAT = "(compat 2019)";

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
            String sandbox,
            String protection) {}

    /** A row of {@code board --history -j}. */
    record Submit(
            String owner,
            double score,
            String metric,
            String submitted,
            String submit,
            String session,
            String model,
            List<String> args,
            String sandbox,
            String protection) {}

    @Parameters(paramLabel = "DATASET", converter = DatasetNameConverter.class, description = "Whose board.")
    private DatasetName dataset;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "public",
            description =
                    "public, or, for organisers, private or all: the queries that count. Default: ${DEFAULT-VALUE}.")
    private Side side = Side.PUBLIC;

    @Option(names = "--history", description = "Every submit of your own team, best first.")
    private boolean history;

    @Option(
            names = {"-j", "--json-return"},
            description = "Print JSON.")
    private boolean json;

    BoardCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        Dataset current = DatasetAccess.visible(services, dataset);
        SortOrder order = current.competition().sort();
        List<ScoreRecord> scores = comparable(services, current.version());
        if (history) {
            String team = Team.name(services);
            print(
                    services,
                    Leaderboard.sorted(
                            scores.stream()
                                    .filter(score -> score.submit().team().equals(team))
                                    .toList(),
                            side,
                            order));
        } else {
            print(services, Leaderboard.of(scores, side, order));
        }
        return DONE;
    }

    private List<ScoreRecord> comparable(Services services, String version) {
        List<ScoreRecord> all = services.catalog().scores().list(dataset.text());
        List<ScoreRecord> comparable = all.stream()
                .filter(score -> score.datasetVersion().equals(version))
                .toList();
        if (comparable.size() < all.size()) {
            services.err()
                    .println((all.size() - comparable.size())
                            + " scores on other versions of the dataset are left out: they cannot be compared");
        }
        return comparable;
    }

    private void print(Services services, Leaderboard board) {
        if (json) {
            Json.print(board.rows().stream().map(this::row).toList(), services.out());
            return;
        }
        Table table = new Table("Owner", "Score", "Submitted", "Session", "Model", "Args", "Count", "Sandbox");
        Instant now = services.clock().instant();
        for (Leaderboard.Row row : board.rows()) {
            List<String> cells = cells(row.best(), now);
            cells.add(Integer.toString(row.count()));
            cells.add(stamp(row.best()));
            table.row(cells.toArray(String[]::new));
        }
        table.print(services.out());
    }

    private void print(Services services, List<ScoreRecord> scores) {
        if (json) {
            Json.print(scores.stream().map(this::submit).toList(), services.out());
            return;
        }
        Table table = new Table("Owner", "Score", "Submitted", "Session", "Model", "Args", "Sandbox");
        Instant now = services.clock().instant();
        for (ScoreRecord score : scores) {
            List<String> cells = cells(score, now);
            cells.add(stamp(score));
            table.row(cells.toArray(String[]::new));
        }
        table.print(services.out());
    }

    /** The original's columns. */
    private List<String> cells(ScoreRecord score, Instant now) {
        return new ArrayList<>(List.of(
                score.submit().team(),
                Words.score(side.of(score).score()),
                Words.age(score.gradedAt(), now),
                score.model().session().toString(),
                score.model().name(),
                String.join(" ", score.arguments())));
    }

    private Submit submit(ScoreRecord score) {
        return new Submit(
                score.submit().team(),
                side.of(score).score(),
                score.metric(),
                score.gradedAt().toString(),
                score.submit().toString(),
                score.model().session().toString(),
                score.model().name(),
                score.arguments(),
                score.sandbox(),
                score.protection());
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
                best.sandbox(),
                best.protection());
    }

    /** How the submission was confined, how firmly, and whether its rankings were read with the tolerance of 2019. */
    private static String stamp(ScoreRecord score) {
        return score.sandbox() + SubmitCommand.level(score) + (score.metric().endsWith(COMPAT) ? ", compat 2019" : "");
    }
}
