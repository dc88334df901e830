package nsml.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nsml.store.Digest;

/** The checkpoints' records. One is listed only after all its bytes are safe in the store. */
public final class Checkpoints {

    private static final String WHERE_SESSION = " WHERE team = ? AND dataset = ? AND number = ?";

    private final Database database;
    private final InstantSource clock;

    Checkpoints(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Lists a checkpoint, instead of one of the same name. Its summary is the session's latest report, the step among it. */
    public void add(CheckpointId id, Digest tree, long bytes) {
        SessionId session = id.session();
        database.atomically(() -> {
            long now = clock.millis();
            long before = database
                    .query(
                            "SELECT coalesce((SELECT max(saved_at) FROM checkpoint" + WHERE_SESSION
                                    + "), started_at, created_at) FROM session" + WHERE_SESSION,
                            row -> row.getLong(1),
                            session.team(),
                            session.dataset(),
                            session.number(),
                            session.team(),
                            session.dataset(),
                            session.number())
                    .stream()
                    .findFirst()
                    .orElse(now);
            String summary = Reports.latestSummary(database, session)
                    .map(report -> JsonText.ofNumbers(withStep(report)))
                    .orElse("{}");
            database.execute(
                    "INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    session.team(),
                    session.dataset(),
                    session.number(),
                    id.name(),
                    tree.hex(),
                    bytes,
                    now,
                    now - before,
                    summary);
            return true;
        });
    }

    /** Forgets a checkpoint; false if there is none of that name. */
    public boolean remove(CheckpointId id) {
        SessionId session = id.session();
        return database.execute(
                        "DELETE FROM checkpoint" + WHERE_SESSION + " AND name = ?",
                        session.team(),
                        session.dataset(),
                        session.number(),
                        id.name())
                == 1;
    }

    /** Looks a checkpoint up. */
    public Optional<CheckpointRecord> find(CheckpointId id) {
        return list(id.session()).stream()
                .filter(checkpoint -> checkpoint.id().equals(id))
                .findFirst();
    }

    /** Lists a session's checkpoints, oldest first. */
    public List<CheckpointRecord> list(SessionId session) {
        return database.query(
                "SELECT * FROM checkpoint" + WHERE_SESSION + " ORDER BY saved_at, rowid",
                row -> read(session, row),
                session.team(),
                session.dataset(),
                session.number());
    }

    private static Map<String, Double> withStep(ReportRecord report) {
        Map<String, Double> values = new TreeMap<>(report.values());
        values.putIfAbsent("step", (double) report.step());
        return values;
    }

    private static CheckpointRecord read(SessionId session, ResultSet row) throws SQLException {
        return new CheckpointRecord(
                new CheckpointId(session, row.getString("name")),
                new Digest(row.getString("tree")),
                row.getLong("bytes"),
                Instant.ofEpochMilli(row.getLong("saved_at")),
                Duration.ofMillis(row.getLong("elapsed")),
                JsonText.numbers(row.getString("summary")));
    }
}
