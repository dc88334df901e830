package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFolderTest {

    @TempDir
    Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void setUp() throws IOException {
        source = Files.createDirectories(folder.resolve("shared/source"));
        target = Files.createDirectory(folder.resolve("target"));
    }

    @Test
    void copiesFilesAndFolders() throws Exception {
        Files.createDirectory(source.resolve("a"));
        Files.write(source.resolve("a/large"), new byte[3 << 20]);
        Files.writeString(source.resolve("small"), "x");

        copy(4 << 20);

        assertThat(target.resolve("a/large")).hasSize(3 << 20);
        assertThat(target.resolve("small")).hasContent("x");
    }

    @Test
    void refusesLinks() throws IOException {
        Files.createSymbolicLink(source.resolve("link"), Path.of("/etc/passwd"));

        assertThatThrownBy(() -> copy(1 << 20)).hasMessageContaining("\"link\" is a link");
    }

    @Test
    void refusesPipesWithoutOpeningThem() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", source.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThatThrownBy(() -> copy(1 << 20)).hasMessageContaining("\"pipe\" is a link or something else");
    }

    @Test
    void refusesMoreBytesThanTheBudget() throws IOException {
        Files.write(source.resolve("a"), new byte[60]);
        Files.write(source.resolve("b"), new byte[60]);

        assertThatThrownBy(() -> copy(100)).hasMessageContaining("disk limit of 100 bytes");
    }

    @Test
    void refusesDeepFolders() throws IOException {
        Files.createDirectories(source.resolve("a/".repeat(30)));

        assertThatThrownBy(() -> copy(100)).hasMessageContaining("16 deep");
    }

    @Test
    void entersNoLink() throws IOException {
        Files.createSymbolicLink(folder.resolve("shared/link"), source);

        try (SafeFolder shared = SafeFolder.open(folder.resolve("shared"))) {
            assertThatThrownBy(() -> shared.enter(Path.of("link"))).isInstanceOf(NotDirectoryException.class);
        }
    }

    @Test
    void deletesLinksAndNotWhatTheyPointTo() throws IOException {
        Files.writeString(target.resolve("precious"), "x");
        Files.createDirectory(source.resolve("a"));
        Files.createSymbolicLink(source.resolve("a/link"), target);

        try (SafeFolder shared = SafeFolder.open(folder.resolve("shared"))) {
            shared.delete(Path.of("source"));
        }

        assertThat(source).doesNotExist();
        assertThat(target.resolve("precious")).exists();
    }

    private void copy(long budget) throws Exception {
        try (SafeFolder shared = SafeFolder.open(folder.resolve("shared"));
                SafeFolder opened = shared.enter(Path.of("source"))) {
            opened.copyTo(target, CopyBudget.ofCheckpoint(budget));
        }
    }
}
