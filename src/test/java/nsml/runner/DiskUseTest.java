package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {

    @TempDir
    Path folder;

    @Test
    void addsAllFoldersUp() throws IOException {
        List<Path> folders = List.of(filled("a", 600), filled("b", 400));

        assertThat(DiskUse.excess(folders, 1000)).isEmpty();
        assertThat(DiskUse.excess(folders, 999)).hasValue("it filled more than 999 bytes of disk");
    }

    @Test
    void doesNotFollowLinks() throws IOException {
        Path links = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("link"), filled("a", 5000));

        assertThat(DiskUse.excess(List.of(links), 1000)).isEmpty();
    }

    @Test
    void takesAFolderThatCannotBeReadForTooMuch() throws IOException {
        Path hidden = Files.createDirectory(filled("a", 1).resolve("hidden"));
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(hidden), "root reads every folder");

        assertThat(DiskUse.excess(List.of(folder), 1000))
                .hasValueSatisfying(excess ->
                        assertThat(excess).contains("cannot look into").contains("hidden"));
    }

    private Path filled(String name, int bytes) throws IOException {
        Path filled = Files.createDirectory(folder.resolve(name));
        Files.write(filled.resolve("file"), new byte[bytes]);
        return filled;
    }
}
