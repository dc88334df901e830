package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import nsml.store.DeepFolders;
import nsml.store.Removal;
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

    @Test
    void foldersDeeperThanAPathCanBeLongAreTooMuch() throws IOException {
        DeepFolders.make(filled("a", 1), 120);

        assertThat(DiskUse.excess(List.of(folder), 1000)).hasValue("it made more than 100 folders within each other");

        Removal.of(folder.resolve("a"));
    }

    @Test
    void whatLiesDeeperThanAPathCanBeLongIsCounted() throws IOException {
        DeepFolders.make(Files.createDirectory(folder.resolve("a")), 90);

        assertThat(DiskUse.excess(List.of(folder), 1)).isEmpty();
        assertThat(DiskUse.excess(List.of(folder), 0)).hasValue("it filled more than 0 bytes of disk");

        Removal.of(folder.resolve("a"));
    }

    @Test
    void case33FilesAndFoldersCountEvenIfTheyAreEmpty() throws IOException {
        Path a = Files.createDirectory(folder.resolve("a"));
        for (int i = 0; i < 10; i++) {
            Files.createFile(a.resolve("file-" + i));
            Files.createDirectory(a.resolve("folder-" + i));
        }

        assertThat(DiskUse.excess(List.of(a), 0, 21)).isEmpty();
        assertThat(DiskUse.excess(List.of(a), 0, 20)).hasValue("it made more than 20 files");
    }

    @Test
    void case34ASparseFileCountsWithItsLength() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }

        assertThat(DiskUse.excess(List.of(folder), 10L << 30)).hasValue("it filled more than 10 GiB of disk");
    }

    @Test
    void aFolderThatIsNotThereIsNoTrouble() throws IOException {
        assertThat(DiskUse.excess(List.of(folder.resolve("absent")), 0)).isEmpty();
    }

    private Path filled(String name, int bytes) throws IOException {
        Path filled = Files.createDirectory(folder.resolve(name));
        Files.write(filled.resolve("file"), new byte[bytes]);
        return filled;
    }

    @Test
    void aFolderThatIsALinkNowAndThenIsCountedOrNot() throws Exception {
        Path changing = folder.resolve("a");
        Path aside = folder.resolve("b");
        Files.createDirectory(changing);
        var stop = new AtomicBoolean();
        Future<?> exchange = ForkJoinPool.commonPool().submit(() -> {
            while (!stop.get()) {
                Files.move(changing, aside);
                Files.createSymbolicLink(changing, folder);
                Files.delete(changing);
                Files.move(aside, changing);
            }
            return null;
        });

        for (int i = 0; i < 2000; i++) {
            assertThat(DiskUse.excess(List.of(folder), 1 << 20)).isEmpty();
        }
        stop.set(true);
        exchange.get();
    }
}
