package nsml.store;

import java.nio.file.Path;

/**
 * The folder that holds everything: {@code $NSML_HOME}, by default {@code ~/.nsml}.
 *
 * @param root an absolute path; the folder is created by whoever writes first
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Returns the catalog's file. */
    public Path catalog() {
        return root.resolve("catalog.db");
    }

    /** Returns the folder of the blob store. */
    public Path blobs() {
        return root.resolve("blobs");
    }

    /** Returns the folder of all sessions. */
    public Path sessions() {
        return root.resolve("sessions");
    }
}
