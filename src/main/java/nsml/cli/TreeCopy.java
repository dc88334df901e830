package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import nsml.store.Digest;
import nsml.store.Tree;

/** Copies a tree of the store into a folder of the user's. */
final class TreeCopy {

    enum Telling {
        NOTHING,
        EVERY_FILE
    }

    private TreeCopy() {}

    static void to(Path folder, Services services, Digest tree, Telling telling) throws IOException {
        services.blobs().restore(tree, folder);
        if (telling == Telling.EVERY_FILE) {
            for (Tree.File file : services.blobs().tree(tree).files()) {
                services.out().println(Words.visible(file.path()) + " " + Words.binarySize(file.bytes()));
            }
        }
    }
}
