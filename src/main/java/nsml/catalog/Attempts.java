package nsml.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Every submit that ended, graded or not. */
public final class Attempts {

    /**
     * A submit that ended.
     *
     * @param submit its session
     * @param verdict the verdict's name
     * @param endedAt when
     */
    public record Attempt(SessionId submit, String verdict, Instant endedAt) {}

    private final Database database;

    Attempts(Database database) {
        this.database = database;
    }

    void add(Attempt attempt) {
        database.execute(
                "INSERT OR REPLACE INTO attempt VALUES (?, ?, ?, ?, ?)",
                attempt.submit().team(),
                attempt.submit().dataset(),
                attempt.submit().number(),
                attempt.verdict(),
                attempt.endedAt().toEpochMilli());
    }

    /** Lists a team's submits on a dataset, oldest first. */
    public List<Attempt> list(String team, String dataset) {
        return database.query(
                "SELECT * FROM attempt WHERE team = ? AND dataset = ? ORDER BY ended_at",
                Attempts::read,
                team,
                dataset);
    }

    /**
     * Says that a team's submits on a dataset that are recorded have ended. One that ended later by the clock ended before the
     * clock was set back; from now on it counts as ended now, so that nobody waits for the time to come that the clock showed.
     */
    public void endedBy(Instant now, String team, String dataset) {
        database.execute(
                "UPDATE attempt SET ended_at = ?1 WHERE team = ?2 AND dataset = ?3 AND ended_at > ?1",
                now.toEpochMilli(),
                team,
                dataset);
    }

    private static Attempt read(ResultSet row) throws SQLException {
        return new Attempt(
                new SessionId(row.getString("team"), row.getString("dataset"), row.getInt("number")),
                row.getString("verdict"),
                Instant.ofEpochMilli(row.getLong("ended_at")));
    }
}
