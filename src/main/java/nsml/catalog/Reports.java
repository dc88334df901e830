package nsml.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sessions reported. */
public final class Reports {

    private static final String OF_SESSION = "SELECT * FROM report WHERE team = ? AND dataset = ? AND number = ?";

    private final Database database;
    private final InstantSource clock;

    Reports(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a report. */
    public void add(SessionId session, long step, Map<String, Double> values, boolean summary) {
        database.execute(
                "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?)",
                session.team(),
                session.dataset(),
                session.number(),
                step,
                clock.millis(),
                summary,
                JsonText.ofNumbers(values));
    }

    /** Lists a session's reports in the order they came. */
    public List<ReportRecord> list(SessionId session) {
        return database.query(
                OF_SESSION + " ORDER BY rowid", Reports::read, session.team(), session.dataset(), session.number());
    }

    /** Returns the latest report that is a summary. */
    public Optional<ReportRecord> latestSummary(SessionId session) {
        return latestSummary(database, session);
    }

    static Optional<ReportRecord> latestSummary(Database database, SessionId session) {
        return database
                .query(
                        OF_SESSION + " AND summary ORDER BY rowid DESC LIMIT 1",
                        Reports::read,
                        session.team(),
                        session.dataset(),
                        session.number())
                .stream()
                .findFirst();
    }

    private static ReportRecord read(ResultSet row) throws SQLException {
        return new ReportRecord(
                row.getLong("step"),
                Instant.ofEpochMilli(row.getLong("reported_at")),
                row.getBoolean("summary"),
                JsonText.numbers(row.getString("measured")));
    }
}
