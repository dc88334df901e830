package nsml.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nsml.store.Digest;
import nsml.store.Tree;

/** The lines in which the original told what it uploaded. */
final class Uploads {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Uploads() {}

    static void print(Services services, Digest code) throws IOException {
        Tree tree = services.blobs().tree(code);
        PrintWriter err = services.err();
        Instant now = services.clock().instant();
        long done = 0;
        int count = 0;
        for (Tree.File file : tree.files()) {
            done += file.bytes();
            count++;
            err.printf(
                    Locale.ROOT,
                    "INFO[%s] %s %s - done (%d/%d %.2f%%) (%s/%s %.2f%%)%n",
                    TIME.format(now),
                    file.path(),
                    Words.binarySize(file.bytes()),
                    count,
                    tree.files().size(),
                    100.0 * count / tree.files().size(),
                    Words.binarySize(done),
                    Words.binarySize(tree.bytes()),
                    100.0 * done / Math.max(1, tree.bytes()));
        }
        err.flush();
    }
}
