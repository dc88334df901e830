package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.ReportRecord;
import nsml.catalog.SessionRecord;
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
            @Nullable String verdict,
            Map<String, Double> summary,
            String description,
            int models,
            long bytes,
            String type,
            String sandbox) {}

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
        if (dataset != null) {
            services.datasets().require(dataset);
        }
        Catalog catalog = services.catalog();
        List<SessionRecord> sessions = (all
                        ? catalog.sessions().list()
                        : catalog.sessions().live())
                .stream()
                        .filter(session ->
                                dataset == null || session.id().dataset().equals(dataset.text()))
                        .limit(last)
                        .toList();
        if (json) {
            Json.print(sessions.stream().map(session -> row(catalog, session)).toList(), services.out());
            return DONE;
        }
        Table table =
                new Table("Name", "Created", "Args", "Status", "Summary", "Description", "# of Models", "Size", "Type");
        for (SessionRecord session : sessions) {
            Row row = row(catalog, session);
            table.row(
                    row.name(),
                    Words.age(session.createdAt(), services.clock().instant()),
                    String.join(" ", row.args()),
                    status(session),
                    Words.summary(row.summary()),
                    row.description(),
                    Integer.toString(row.models()),
                    Words.size(row.bytes()),
                    row.type());
        }
        table.print(services.out());
        return DONE;
    }

    private static Row row(Catalog catalog, SessionRecord session) {
        List<CheckpointRecord> checkpoints = catalog.checkpoints().list(session.id());
        Optional<ReportRecord> report = catalog.reports().latestSummary(session.id());
        return new Row(
                session.id().toString(),
                session.createdAt().toString(),
                session.plan().arguments(),
                session.state().name(),
                session.ending().map(ending -> ending.verdict()).orElse(null),
                report.map(ReportRecord::values).orElse(Map.of()),
                session.memo(),
                checkpoints.size(),
                checkpoints.stream().mapToLong(CheckpointRecord::bytes).sum(),
                session.plan().kind().printed(),
                session.plan().sandbox());
    }

    /** The original's words; what it kept to itself, the verdict, stands behind. */
    private static String status(SessionRecord session) {
        return switch (session.state()) {
            case QUEUED, STARTING -> "Allocating";
            case RUNNING -> "Running";
            case PAUSED -> "Paused";
            case SUCCEEDED -> "Exited";
            case FAILED -> "Exited (" + session.ending().orElseThrow().verdict() + ")";
            case STOPPED -> "Stopped";
            case LOST -> "Lost";
        };
    }
}
