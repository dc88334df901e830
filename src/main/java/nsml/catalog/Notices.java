package nsml.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What organisers should know of sessions. No competitor sees it. */
public final class Notices {

    /**
     * One of them.
     *
     * @param session whose
     * @param at when it was noticed
     * @param text one sentence
     */
    public record Notice(SessionId session, Instant at, String text) {}

    private final Database database;

    Notices(Database database) {
        this.database = database;
    }

    public void add(Notice notice) {
        database.execute(
                "INSERT INTO notice (team, dataset, number, noticed_at, text) VALUES (?, ?, ?, ?, ?)",
                notice.session().team(),
                notice.session().dataset(),
                notice.session().number(),
                notice.at().toEpochMilli(),
                notice.text());
    }

    /** Lists all, oldest first; those of removed sessions too. */
    public List<Notice> list() {
        return database.query("SELECT * FROM notice ORDER BY noticed_at, rowid", Notices::read);
    }

    private static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                new SessionId(row.getString("team"), row.getString("dataset"), row.getInt("number")),
                Instant.ofEpochMilli(row.getLong("noticed_at")),
                row.getString("text"));
    }
}
