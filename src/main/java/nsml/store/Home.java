package nsml.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that holds everything: {@code $NSML_HOME}, by default {@code ~/.nsml}.
 *
 * @param root an absolute path
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Creates the folder if it is not there, for its owner's eyes alone: hidden answers lie in it, and programs of strangers.
     *
     * @throws IOException if it cannot be created
     */
    public void create() throws IOException {
        if (!Files.exists(root)) {
            Files.createDirectories(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
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
