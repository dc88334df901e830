package nsml.catalog;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import nsml.store.Digest;

/**
 * All records. Not thread-safe; any number of processes may open the same file.
 *
 * <p>Every method is a transaction of its own unless called within {@link #atomically}.
 */
public final class Catalog implements AutoCloseable {

    private final Database database;
    private final Sessions sessions;
    private final Checkpoints checkpoints;
    private final Reports reports;
    private final Scores scores;
    private final KeptFiles keptFiles;
    private final Attempts attempts;
    private final Notices notices;

    private Catalog(Database database, InstantSource clock) {
        this.database = database;
        sessions = new Sessions(database, clock);
        checkpoints = new Checkpoints(database, clock);
        reports = new Reports(database, clock);
        scores = new Scores(database);
        keptFiles = new KeptFiles(database);
        attempts = new Attempts(database);
        notices = new Notices(database);
    }

    /**
     * Opens the catalog, made if it is not there and brought to the newest form if it is older.
     *
     * @throws CatalogException if it cannot be opened or was written by a newer version
     */
    public static Catalog open(Path file, InstantSource clock) {
        return new Catalog(Database.open(file), clock);
    }

    /** Runs {@code work} while nobody else can write; if it throws, nothing of it is kept. */
    public <T> T atomically(Supplier<T> work) {
        return database.atomically(work);
    }

    /** Lists the trees in the store that sessions, checkpoints and kept files need. */
    public List<Digest> trees() {
        return database.query(
                "SELECT code FROM session UNION SELECT tree FROM checkpoint UNION SELECT tree FROM kept",
                row -> new Digest(row.getString(1)));
    }

    public Sessions sessions() {
        return sessions;
    }

    public Checkpoints checkpoints() {
        return checkpoints;
    }

    public Reports reports() {
        return reports;
    }

    public Scores scores() {
        return scores;
    }

    public KeptFiles keptFiles() {
        return keptFiles;
    }

    public Attempts attempts() {
        return attempts;
    }

    public Notices notices() {
        return notices;
    }

    @Override
    public void close() {
        database.close();
    }
}
