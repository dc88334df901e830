package nsml.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.ReportRecord;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.dataset.DatasetName;
import nsml.session.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code nsml ps}. */
@picocli.CommandLine.Command(
        name = "ps",
        description = "List the sessions, newest first; only those that run, unless -a.",
        footer = "Example: nsml ps -a -d ir_ph1")
final class PsCommand extends Command {

    /** A row of {@code ps -j}. */
    record Row(
            String name,
            String created,
            List<String> args,
            String state,
            String status,
            @Nullable String verdict,
            Map<String, Double> summary,
            String description,
            int models,
            long bytes,
            String type,
            String entry,
            String sandbox,
            @Nullable String image,
            @Nullable String finished) {}

    private static final String[] COLUMNS = {
        "Name", "Created", "Args", "Status", "Summary", "Description", "# of Models", "Size", "Type"
    };
    private static final String[] MORE_COLUMNS = {"Entry", "Image", "Sandbox", "Finished"};

    @Option(
            names = {"-a", "--all"},
            description = "The ended ones too.")
    private boolean all;

    @Option(
            names = {"-n", "--last"},
            paramLabel = "N",
            description = "Only the newest N.")
    private int last = Integer.MAX_VALUE;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DATASET",
            converter = DatasetNameConverter.class,
            description = "Only the sessions of one dataset.")
    private @Nullable DatasetName dataset;

    @Option(
            names = {"-s", "--search"},
            paramLabel = "SESSION",
            description = "Only sessions of that name, or part of a name; with * and ? (in quotes) like that name.")
    private @Nullable String search;

    @Option(
            names = {"-v", "--verbose"},
            description = "More columns: entry, image, sandbox and end.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names only.")
    private boolean quiet;

    @Option(
            names = {"-j", "--json-return"},
            description = "Print JSON.")
    private boolean json;

    PsCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        if (last < 1) {
            throw new Refusal("-n wants 1 or more, not " + last);
        }
        Catalog catalog = services.catalog();
        List<SessionRecord> known = catalog.sessions().list();
        if (dataset != null && known.stream().noneMatch(this::isOfDataset)) {
            // Sessions outlive their dataset; only a name that none of them has may be a mistake.
            services.datasets().require(dataset);
        }
        List<SessionRecord> sessions =
                known.stream().filter(this::isWanted).limit(last).toList();
        PrintWriter out = services.out();
        if (quiet) {
            sessions.forEach(session -> out.println(session.id()));
        } else if (json) {
            Json.print(sessions.stream().map(session -> row(catalog, session)).toList(), out);
        } else {
            Instant now = services.clock().instant();
            Table table = new Table(columns());
            sessions.forEach(session -> table.row(cells(row(catalog, session), session, now)));
            table.print(out);
        }
        return DONE;
    }

    private boolean isWanted(SessionRecord session) {
        return (all || !session.state().isEnd())
                && isOfDataset(session)
                && (search == null || new Wildcard(search).finds(session.id().toString()));
    }

    private boolean isOfDataset(SessionRecord session) {
        return dataset == null || session.id().dataset().equals(dataset.text());
    }

    private static Row row(Catalog catalog, SessionRecord session) {
        List<CheckpointRecord> checkpoints = catalog.checkpoints().list(session.id());
        Optional<ReportRecord> report = catalog.reports().latestSummary(session.id());
        return new Row(
                session.id().toString(),
                session.createdAt().toString(),
                session.plan().allArguments(),
                session.state().name(),
                Statuses.of(session),
                session.ending().map(ending -> ending.verdict()).orElse(null),
                report.map(ReportRecord::values).orElse(Map.of()),
                session.memo(),
                checkpoints.size(),
                checkpoints.stream().mapToLong(CheckpointRecord::bytes).sum(),
                session.plan().kind().printed(),
                session.plan().entry(),
                session.plan().sandbox(),
                session.image().orElse(null),
                session.finishedAt().map(Instant::toString).orElse(null));
    }

    private String[] columns() {
        List<String> columns = new ArrayList<>(List.of(COLUMNS));
        if (verbose) {
            columns.addAll(List.of(MORE_COLUMNS));
        }
        return columns.toArray(String[]::new);
    }

    private String[] cells(Row row, SessionRecord session, Instant now) {
        List<String> cells = new ArrayList<>(List.of(
                row.name(),
                session.state() == State.QUEUED ? "Not created yet" : Words.age(session.createdAt(), now),
                String.join(" ", row.args()),
                row.status(),
                Words.summary(row.summary()),
                row.description(),
                Integer.toString(row.models()),
                Words.size(row.bytes()),
                row.type()));
        if (verbose) {
            cells.add(row.entry());
            cells.add(session.image().orElse(""));
            cells.add(row.sandbox());
            cells.add(session.finishedAt()
                    .map(finished -> Words.age(finished, now))
                    .orElse(""));
        }
        return cells.toArray(String[]::new);
    }
}
