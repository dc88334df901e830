package nsml.dataset;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The same file in two places, which takes its room on the disk once. */
final class Links {

    private Links() {}

    /** Makes {@code link} the same file as {@code existing}; a copy where that cannot be. */
    static void link(Path existing, Path link) throws IOException {
        ReadOnly.createParents(link);
        try {
            Files.createLink(link, existing);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Some file systems have no hard links, none has any number of them for one file, and none links to another
            // disk.
            Files.copy(existing, link);
        }
    }

    /** Makes a file, or all files of a folder, appear at {@code target} too. */
    static void linkAll(Path source, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path file : files) {
            link(
                    file,
                    source.equals(file)
                            ? target
                            : target.resolve(source.relativize(file).toString()));
        }
    }
}
