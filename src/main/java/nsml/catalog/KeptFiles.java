package nsml.catalog;

import java.util.Optional;
import nsml.store.Digest;

/** What submissions keep for later sessions of their team on the same dataset. */
public final class KeptFiles {

    private final Database database;

    KeptFiles(Database database) {
        this.database = database;
    }

    /** Keeps a tree, instead of one of the same name. */
    public void put(String team, String dataset, String name, Digest tree, long bytes) {
        database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", team, dataset, name, tree.hex(), bytes);
    }

    /** Forgets what all teams keep for a dataset. */
    public void remove(String dataset) {
        database.execute("DELETE FROM kept WHERE dataset = ?", dataset);
    }

    /** Finds a tree. */
    public Optional<Digest> find(String team, String dataset, String name) {
        return database
                .query(
                        "SELECT tree FROM kept WHERE team = ? AND dataset = ? AND name = ?",
                        row -> new Digest(row.getString(1)),
                        team,
                        dataset,
                        name)
                .stream()
                .findFirst();
    }

    /** Returns how much a team keeps for a dataset, in bytes. */
    public long bytes(String team, String dataset) {
        return database.query(
                        "SELECT coalesce(sum(bytes), 0) FROM kept WHERE team = ? AND dataset = ?",
                        row -> row.getLong(1),
                        team,
                        dataset)
                .get(0);
    }
}
