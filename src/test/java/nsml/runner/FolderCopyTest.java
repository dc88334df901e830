package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user wants all that a session made, however odd. */
class FolderCopyTest {

    @TempDir
    Path folder;

    @Test
    void copiesNamesThatAreNoText() throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        Process shell = new ProcessBuilder("sh", "-c", "printf one >\"$(printf 'a\\377b')\"; printf two >plain")
                .directory(made.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();

        FolderCopy.copy(made, Path.of(""), folder.resolve("copy"));

        try (Stream<Path> copies = Files.list(folder.resolve("copy"))) {
            assertThat(copies.map(FolderCopyTest::content)).containsExactlyInAnyOrder("one", "two");
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void copiesFoldersDeeperThanThoseOfACheckpoint() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("made/" + "a/".repeat(90)));
        Files.writeString(deep.resolve("file"), "x");

        FolderCopy.copy(folder.resolve("made"), Path.of("a"), folder.resolve("copy"));

        assertThat(folder.resolve("copy/" + "a/".repeat(90) + "file")).hasContent("x");
    }

    @Test
    void refusesLinks() throws Exception {
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("made")).resolve("link"), folder);

        assertThatThrownBy(() -> FolderCopy.copy(folder.resolve("made"), Path.of(""), folder.resolve("copy")))
                .hasMessageContaining("\"link\" is a link");
    }
}
