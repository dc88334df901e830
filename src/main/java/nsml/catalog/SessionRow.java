package nsml.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.store.Digest;

/** Reads a row of the table {@code session}. */
final class SessionRow {

    private SessionRow() {}

    static SessionRecord read(ResultSet row) throws SQLException {
        String source = row.getString("source_session");
        SessionPlan plan = new SessionPlan(
                SessionKind.valueOf(row.getString("kind")),
                source == null
                        ? Optional.empty()
                        : Optional.of(new CheckpointId(SessionId.parse(source), row.getString("source_checkpoint"))),
                row.getString("dataset_version"),
                new Digest(row.getString("code")),
                row.getString("entry"),
                JsonText.strings(row.getString("arguments")),
                row.getString("sandbox"),
                row.getLong("seed"),
                options(row));
        State state = State.valueOf(row.getString("state"));
        String used = row.getString("used");
        return new SessionRecord(
                new SessionId(row.getString("team"), row.getString("dataset"), row.getInt("number")),
                plan,
                row.getString("memo"),
                state,
                Instant.ofEpochMilli(row.getLong("created_at")),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                Optional.ofNullable(row.getString("image")),
                new ProcessKey(row.getLong("owner_pid"), row.getLong("owner_birth")),
                process(row),
                Optional.ofNullable(row.getString("phase")),
                state.isEnd()
                        ? Optional.of(new Ending(
                                state,
                                row.getString("verdict"),
                                row.getString("phase"),
                                row.getString("detail"),
                                used == null ? Map.of() : JsonText.numbers(used)))
                        : Optional.empty(),
                row.getBoolean("stop_requested"),
                integer(row, "exit_status"),
                number(row, "peak_memory"),
                number(row, "cpu_time").stream().mapToObj(Duration::ofMillis).findFirst(),
                Optional.ofNullable(row.getString("protection")));
    }

    private static SessionOptions options(ResultSet row) throws SQLException {
        return new SessionOptions(
                row.getInt("gpus"),
                integer(row, "cpus"),
                number(row, "memory"),
                number(row, "shm"),
                Optional.ofNullable(row.getString("python")),
                Optional.ofNullable(row.getString("compat")),
                row.getString("model_path"),
                row.getDouble("test_fraction"),
                row.getBoolean("interactive"));
    }

    private static OptionalInt integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<ProcessKey> process(ResultSet row) throws SQLException {
        long pid = row.getLong("process_pid");
        return row.wasNull() ? Optional.empty() : Optional.of(new ProcessKey(pid, row.getLong("process_birth")));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
    }
}
