package nsml.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's native libraries. JavaCPP unpacks them into a cache, which it wants to be writable; found side by side on the
 * library path (with {@code org.bytedeco.javacpp.pathsFirst}), they are loaded from where they are.
 */
final class Nd4jNatives {

    private Nd4jNatives() {}

    static void unpack(Path natives) throws IOException {
        Path cache = Files.createTempDirectory(natives, "unpacking");
        System.setProperty("org.bytedeco.javacpp.cachedir", cache.toString());
        float two = Nd4j.ones(1).add(1).getFloat(0);
        if (two != 2) {
            throw new IllegalStateException("ND4J's native library computes 1 + 1 = " + two);
        }
        for (Path file : entries(cache)) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !Files.isHidden(file)) {
                Files.move(file, natives.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (Path left : entries(cache)) {
            Files.delete(left);
        }
    }

    /** What is in a folder, at any depth, and the folder itself last. */
    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
