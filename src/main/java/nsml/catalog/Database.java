package nsml.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** One connection to the SQLite file. Not thread-safe; other processes may have theirs. */
final class Database implements AutoCloseable {

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final int NEWEST = 3;
    private static final int PATIENCE_MILLISECONDS = 15_000;

    private final Path file;
    private final Connection connection;
    private boolean inTransaction;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens the file, made and brought to the newest form if need be. */
    static Database open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new CatalogException("cannot create the folder of " + file + ": " + e.getMessage(), e);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        try {
            Database database = new Database(file, config.createConnection("jdbc:sqlite:" + file));
            try {
                database.migrate();
            } catch (CatalogException e) {
                database.close();
                throw e;
            }
            return database;
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private void migrate() {
        if (version() == NEWEST) {
            return;
        }
        atomically(() -> {
            int version = version();
            if (version > NEWEST) {
                throw new CatalogException(file + " was written by a newer nsml (form " + version + ", this one knows "
                        + NEWEST + "); update nsml or choose another NSML_HOME");
            }
            for (int next = version + 1; next <= NEWEST; next++) {
                runScript(next + ".sql");
                execute("PRAGMA user_version = " + next);
            }
            return true;
        });
    }

    private int version() {
        return query("PRAGMA user_version", row -> row.getInt(1)).get(0);
    }

    private void runScript(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            String script = new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^--.*$", "");
            for (String statement : script.split(";", -1)) {
                if (!statement.isBlank()) {
                    execute(statement);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the resource " + name, e);
        }
    }

    /** Runs {@code work} with all others kept from writing; what it wrote is kept whole or, if it throws, not at all. */
    <T> T atomically(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        execute("BEGIN IMMEDIATE");
        inTransaction = true;
        boolean done = false;
        try {
            T result = work.get();
            execute("COMMIT");
            done = true;
            return result;
        } finally {
            inTransaction = false;
            if (!done) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite rolls back by itself on some failures, a full disk among them; the first failure is the one to
            // tell.
        }
    }

    /** Returns the number of rows changed. */
    int execute(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static CatalogException failure(Path file, SQLException e) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
        String what = switch (code) {
            case SQLITE_FULL, SQLITE_IOERR -> "the disk is full or failing; free some space and try again";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                "it cannot be written; check its permissions or set NSML_HOME to a folder of yours";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another process keeps it locked; try again";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "it is damaged; restore it from a backup";
            default -> e.getMessage();
        };
        return new CatalogException("the catalog " + file + ": " + what, e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }
}
