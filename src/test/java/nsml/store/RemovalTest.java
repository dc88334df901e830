package nsml.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a submission may leave, and that it goes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RemovalTest {

    @TempDir
    Path temp;

    private Path left;

    @BeforeEach
    void make() throws IOException {
        left = Files.createDirectory(temp.resolve("left"));
    }

    @Test
    void ordinaryFoldersGo() throws IOException {
        Files.createDirectories(left.resolve("a/b/c"));
        Files.writeString(left.resolve("a/b/file"), "x");
        Files.writeString(left.resolve("a/b/c/file"), "x");

        Removal.of(left);

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aFileGoesAndWhatIsNotThereIsNoTrouble() throws IOException {
        Path file = Files.writeString(left.resolve("file"), "x");

        Removal.of(file);
        Removal.of(file);

        assertThat(left).isEmptyDirectory();
    }

    @Test
    void foldersDeeperThanAPathCanBeLongGo() throws IOException {
        DeepFolders.make(left, 60);
        assertThatThrownBy(() -> FileUtils.deleteDirectory(left.toFile()))
                .as("the attack: no path leads there")
                .isInstanceOf(IOException.class);

        Removal.of(left);

        assertThat(left).doesNotExist();
    }

    @Test
    void moreFoldersThanAreRememberedGo() throws IOException {
        Path wide = Files.createDirectories(left.resolve("wide"));
        for (int i = 0; i < 1_100; i++) {
            Files.createDirectories(wide.resolve(i + "/inner"));
        }

        Removal.of(left);

        assertThat(left).doesNotExist();
    }

    @Test
    void linksGoAndNotWhatTheyPointTo() throws IOException {
        Path precious = Files.createDirectory(temp.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Files.setPosixFilePermissions(precious, PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.createDirectories(left.resolve("a/b"));
        Files.createSymbolicLink(left.resolve("link"), precious);
        Files.createSymbolicLink(left.resolve("a/link"), precious);
        Files.createSymbolicLink(left.resolve("a/b/nowhere"), Path.of("nowhere"));

        Removal.of(left);

        assertThat(left).doesNotExist();
        assertThat(precious.resolve("file")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(precious)))
                .isEqualTo("r-xr-xr-x");
        Files.setPosixFilePermissions(precious, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aLinkInItsPlaceGoesAlone() throws IOException {
        Files.writeString(left.resolve("file"), "x");
        Path link = Files.createSymbolicLink(temp.resolve("link"), left);

        Removal.of(link);

        assertThat(left.resolve("file")).exists();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void pipesAndSocketsGo() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", left.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(left.resolve("socket")));
        server.close();

        Removal.of(left);

        assertThat(left).doesNotExist();
    }

    @Test
    void namesThatAreNoTextGo() throws Exception {
        assertThat(new ProcessBuilder(
                                "sh",
                                "-c",
                                "mkdir \"$(printf 'a\\377\\nb')\" && touch \"$(printf 'a\\377\\nb')/$(printf '\\200')\"")
                        .directory(left.toFile())
                        .start()
                        .waitFor())
                .isZero();

        Removal.of(left);

        assertThat(left).doesNotExist();
    }

    @Test
    void foldersWithoutPermissionsGo() throws IOException {
        Path closed = Files.createDirectories(left.resolve("a/closed"));
        Files.createDirectories(closed.resolve("inner/innermost"));
        Files.writeString(closed.resolve("inner/file"), "x");
        for (Path each : new Path[] {closed.resolve("inner"), closed, left.resolve("a"), left}) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("---------"));
        }

        Removal.of(left);

        assertThat(left).doesNotExist();
    }

    @Test
    void whatCannotBeDeletedKeepsNothingElse() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root may look into every folder");
        Path closed = Files.createDirectories(left.resolve("a/closed"));
        Files.writeString(closed.resolve("file"), "x");
        Files.writeString(left.resolve("a/file"), "x");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

        try (DirectoryStream<Path> opened = Files.newDirectoryStream(temp)) {
            assertThatThrownBy(() -> Removal.of((SecureDirectoryStream<Path>) opened, Path.of("left")))
                    .as("while it may be changing, permissions stay as they are")
                    .isInstanceOf(IOException.class);
        }

        assertThat(left.resolve("a/file")).doesNotExist();
        Removal.of(left);
        assertThat(left).doesNotExist();
    }

    @Test
    void anEntryOfAnOpenFolderGoes() throws IOException {
        DeepFolders.make(left, 60);

        try (DirectoryStream<Path> opened = Files.newDirectoryStream(temp)) {
            Removal.of((SecureDirectoryStream<Path>) opened, Path.of("left"));
        }

        assertThat(left).doesNotExist();
    }
}
