package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CanaryWatchTest {

    private static final String WORD = "k3v7qzmw2xj5tbn6ryhcf4pds7";
    private static final long MOST = 1 << 20;

    @TempDir
    Path temp;

    private final CanaryWatch watch = new CanaryWatch(Map.of("the hidden answers", WORD));

    @Test
    void filesAreReadHoweverDeepTheyLie() throws IOException {
        Files.createDirectories(temp.resolve("a/b"));
        Files.writeString(temp.resolve("a/x"), "nothing");
        Files.writeString(temp.resolve("a/b/y"), "see " + WORD);

        watch.folder("its working directory", temp, MOST);

        assertThat(watch.seen())
                .contains("in its working directory is the canary of the hidden answers (plain, up to byte 30)");
    }

    @Test
    void namesOfFilesAndFoldersAreRead() throws IOException {
        Files.createDirectories(temp.resolve(WORD));

        watch.folder("its scratch folder", temp, MOST);

        assertThat(watch.seen()).hasValueSatisfying(text -> assertThat(text).contains("a file's name"));
    }

    @Test
    void linksAreReadAndNotFollowed() throws IOException {
        Path outside =
                Files.writeString(Files.createDirectory(temp.resolve("outside")).resolve("x"), WORD);
        Path inside = Files.createDirectory(temp.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("file"), outside);
        Files.createSymbolicLink(inside.resolve("folder"), outside.getParent());

        watch.folder("x", inside, MOST);
        watch.file("x", inside.resolve("file"), MOST);
        assertThat(watch.seen()).isEmpty();

        Files.createSymbolicLink(inside.resolve("telling"), Path.of("/nowhere/" + WORD));
        watch.folder("x", inside, MOST);
        assertThat(watch.seen()).isPresent();
    }

    @Test
    void theFirstSightingStays() throws IOException {
        watch.text("what it told the platform", "Failed[error=" + WORD + "]");
        Files.writeString(temp.resolve("log"), WORD);
        watch.file("its log", temp.resolve("log"), MOST);

        assertThat(watch.seen())
                .hasValueSatisfying(text -> assertThat(text).startsWith("in what it told the platform"));
    }

    @Test
    void aFileWithoutEndIsReadToTheBound() throws IOException {
        try (var file = new RandomAccessFile(temp.resolve("sparse").toFile(), "rw")) {
            file.setLength(1L << 40);
        }

        watch.folder("x", temp, MOST);

        assertThat(watch.seen()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsLeftOut() throws IOException {
        Path closed = Files.createDirectory(temp.resolve("closed"));
        Files.writeString(closed.resolve("x"), "x");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            watch.folder("x", temp, MOST);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
        watch.folder("x", temp.resolve("missing"), MOST);
        watch.file("x", temp, MOST);

        assertThat(watch.seen()).isEmpty();
    }
}
