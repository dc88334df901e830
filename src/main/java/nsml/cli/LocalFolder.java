package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import nsml.session.Refusal;
import org.apache.commons.io.FileUtils;

/** Where the user wants files to go. */
final class LocalFolder {

    private LocalFolder() {}

    /**
     * Makes sure that nothing is in the way.
     *
     * @throws Refusal if there is a file, or a folder that is not empty
     */
    static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new Refusal(folder + " is a file; expected a folder, or a name that is free");
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new Refusal("the folder " + folder + " is not empty; choose another, or delete this one first");
            }
        }
    }

    /**
     * Deletes what is there, if anything is.
     *
     * @throws Refusal if that would take more than anybody can mean: where the user stands, his home, the home of nsml
     */
    static void delete(Path path, Services services) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isDirectory(path)) {
            requireDeletable(path.toRealPath(), services);
        }
        FileUtils.forceDelete(path.toFile());
    }

    private static void requireDeletable(Path real, Services services) throws IOException {
        Path here = Path.of("").toRealPath();
        Path home = services.home().root().toRealPath();
        Path user = Path.of(System.getProperty("user.home")).toAbsolutePath();
        if (here.startsWith(real) || home.startsWith(real) || real.startsWith(home) || user.startsWith(real)) {
            throw new Refusal("-f would delete " + real
                    + ", in which you stand or on which more depends; name a folder of its own for the download");
        }
    }
}
