package nsml.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/** Nests folders deeper than a path can be long, as a program does that goes into each one that it makes. */
public final class DeepFolders {

    /** Sixty of these are more than the 4,096 bytes that a path may have. */
    private static final Path LONG = Path.of("f".repeat(100));

    private DeepFolders() {}

    /** Makes {@code depth} folders below {@code root}, each in the one before, with a file in the innermost. */
    public static void make(Path root, int depth) throws IOException {
        // Built from the inside: what is there is moved into a new folder, so that no path is ever long.
        Path inner = Files.createDirectory(root.resolve("folder-0"));
        Files.writeString(inner.resolve("innermost"), "x");
        for (int i = 1; i < depth; i++) {
            Path outer = Files.createDirectory(root.resolve("folder-" + i));
            try (DirectoryStream<Path> from = Files.newDirectoryStream(root);
                    DirectoryStream<Path> to = Files.newDirectoryStream(outer)) {
                ((SecureDirectoryStream<Path>) from).move(inner.getFileName(), (SecureDirectoryStream<Path>) to, LONG);
            }
            inner = outer;
        }
    }
}
