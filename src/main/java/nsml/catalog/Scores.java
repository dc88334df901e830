package nsml.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The grades on full test sets. */
public final class Scores {

    private final Database database;

    Scores(Database database) {
        this.database = database;
    }

    /** Keeps a grade. */
    public void add(ScoreRecord score) {
        database.execute(
                "INSERT INTO score VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                score.submit().team(),
                score.submit().dataset(),
                score.submit().number(),
                score.datasetVersion(),
                score.model().session().toString(),
                score.model().name(),
                JsonText.ofStrings(score.arguments()),
                score.sandbox(),
                score.metric(),
                score.publicPart().score(),
                score.privatePart().score(),
                score.overall().score(),
                score.publicPart().tie(),
                score.privatePart().tie(),
                score.overall().tie(),
                score.gradedAt().toEpochMilli(),
                score.protection());
    }

    /** Lists the grades of a dataset, oldest first, whatever the clock showed. */
    public List<ScoreRecord> list(String dataset) {
        return database.query("SELECT * FROM score WHERE dataset = ? ORDER BY rowid", Scores::read, dataset);
    }

    private static ScoreRecord read(ResultSet row) throws SQLException {
        return new ScoreRecord(
                new SessionId(row.getString("team"), row.getString("dataset"), row.getInt("number")),
                new CheckpointId(SessionId.parse(row.getString("model_session")), row.getString("model_checkpoint")),
                row.getString("dataset_version"),
                JsonText.strings(row.getString("arguments")),
                row.getString("sandbox"),
                row.getString("protection"),
                row.getString("metric"),
                part(row, "public"),
                part(row, "private"),
                part(row, "overall"),
                Instant.ofEpochMilli(row.getLong("graded_at")));
    }

    private static ScoreRecord.Part part(ResultSet row, String prefix) throws SQLException {
        return new ScoreRecord.Part(row.getDouble(prefix + "_score"), row.getDouble(prefix + "_tie"));
    }
}
