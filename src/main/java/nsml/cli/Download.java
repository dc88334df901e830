package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nsml.session.Refusal;
import nsml.store.Digest;
import nsml.store.Tree;
import org.apache.commons.io.FileUtils;

/** Copies a tree of the store into a folder of the user's. */
final class Download {

    enum Existing {
        /** A folder that is not empty is refused. */
        KEEP,
        /** It is deleted first. */
        DELETE
    }

    enum Telling {
        NOTHING,
        EVERY_FILE
    }

    private Download() {}

    /**
     * Copies.
     *
     * @throws Refusal if the folder is in the way, or deleting it would take more than it
     */
    static void to(Path folder, Services services, Digest tree, Existing existing, Telling telling) throws IOException {
        if (existing == Existing.DELETE && Files.exists(folder)) {
            requireDeletable(folder, services);
            FileUtils.deleteDirectory(folder.toFile());
        }
        requireFree(folder);
        services.blobs().restore(tree, folder);
        if (telling == Telling.EVERY_FILE) {
            for (Tree.File file : services.blobs().tree(tree).files()) {
                services.out().println(Words.visible(file.path()) + " " + Words.binarySize(file.bytes()));
            }
        }
    }

    private static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new Refusal(folder + " is a file; expected a folder, or a name that is free");
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new Refusal("the folder " + folder + " is not empty; choose another, or delete it first with -f");
            }
        }
    }

    private static void requireDeletable(Path folder, Services services) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Refusal(folder + " is a file; -f deletes folders only");
        }
        Path real = folder.toRealPath();
        Path here = Path.of("").toRealPath();
        Path home = services.home().root().toAbsolutePath().normalize();
        Path user = Path.of(System.getProperty("user.home")).toAbsolutePath();
        if (here.startsWith(real) || home.startsWith(real) || real.startsWith(home) || user.startsWith(real)) {
            throw new Refusal("-f would delete " + real
                    + ", in which you stand or on which more depends; name a folder of its own for the download");
        }
    }
}
