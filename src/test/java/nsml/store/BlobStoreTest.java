package nsml.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {

    private static final BlobStore.Bounds ROOMY = new BlobStore.Bounds(100, 1 << 20);

    @TempDir
    Path temp;

    private Path base;
    private Path folder;
    private BlobStore store;

    @BeforeEach
    void makeFolder() throws IOException {
        base = Files.createDirectory(temp.resolve("scratch"));
        folder = Files.createDirectories(base.resolve("saves/1"));
        store = new BlobStore(temp.resolve("blobs"));
    }

    @Test
    void restoresWhatWasPut() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/weights"), "1 2 3");
        Files.writeString(folder.resolve("epoch"), "4");

        Digest digest = store.putTree(base, Path.of("saves/1"), ROOMY);
        store.restore(digest, temp.resolve("out"));

        assertThat(temp.resolve("out/a/b/weights")).hasContent("1 2 3");
        assertThat(temp.resolve("out/epoch")).hasContent("4");
        assertThat(store.tree(digest).bytes()).isEqualTo(6);
    }

    @Test
    void equalFoldersAreKeptOnce() throws IOException {
        Files.writeString(folder.resolve("x"), "same");
        Files.writeString(folder.resolve("y"), "same");

        Digest first = store.putTree(base, Path.of("saves/1"), ROOMY);
        Digest second = store.putTree(base, Path.of("saves/1"), ROOMY);

        assertThat(second).isEqualTo(first);
        try (Stream<Path> blobs = Files.walk(temp.resolve("blobs"))) {
            assertThat(blobs.filter(Files::isRegularFile))
                    .as("one file and one list")
                    .hasSize(2);
        }
    }

    @Test
    void refusesALinkAndKeepsNothingOfItsTarget() throws IOException {
        Files.writeString(temp.resolve("secret"), "the answers");
        Files.createSymbolicLink(folder.resolve("innocent"), temp.resolve("secret"));

        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), ROOMY))
                .isInstanceOf(UnsafeFileException.class)
                .hasMessageContaining("\"innocent\" is a symbolic link");
    }

    @Test
    void doesNotFollowALinkOnTheWay() throws IOException {
        Path secrets = Files.createDirectory(temp.resolve("secrets"));
        Files.writeString(secrets.resolve("answers"), "42");
        Files.createSymbolicLink(base.resolve("saves/2"), secrets);

        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/2"), ROOMY)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesMoreThanTheBounds() throws IOException {
        Files.write(folder.resolve("big"), new byte[1000]);

        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), new BlobStore.Bounds(10, 999)))
                .hasMessageContaining("more than 999 bytes");
        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), new BlobStore.Bounds(0, 9999)))
                .hasMessageContaining("more than 0 files");
        assertThat(store.putTree(base, Path.of("saves/1"), new BlobStore.Bounds(1, 1000)))
                .isNotNull();
    }

    @Test
    void case57And59RefusesWhatIsNoFile() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), ROOMY))
                .hasMessageContaining("\"pipe\" is a device, pipe or socket");
    }

    @Test
    void case60RefusesFoldersWithoutEnd() throws IOException {
        DeepFolders.make(folder, 60);
        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), ROOMY))
                .isInstanceOf(UnsafeFileException.class);
        Removal.of(folder);

        for (int i = 0; i < 1_101; i++) {
            Files.createDirectories(folder.resolve("f" + i));
        }
        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), ROOMY))
                .as("a folder without a file in it counts, too")
                .hasMessageContaining("more than 1100 folders");
    }

    @Test
    void case62RefusesNamesThatCannotBeGivenAgain() throws Exception {
        Files.createFile(folder.resolve("a\nb"));
        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), ROOMY))
                .hasMessageContaining("holds a control character: \"a?b\"");
        Files.delete(folder.resolve("a\nb"));

        assertThat(new ProcessBuilder("sh", "-c", "touch \"$(printf 'a\\377')\"")
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), ROOMY))
                .hasMessageContaining("a file's name is no text: \"a?\"");
        Removal.of(folder);

        Files.createDirectories(folder.resolve(("n".repeat(250) + "/").repeat(4)));
        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), ROOMY))
                .hasMessageContaining("longer than 1000 characters");
    }

    @Test
    void case65WhatIsTooMuchHalfWayIsNotThere() throws IOException {
        Files.write(folder.resolve("a"), new byte[600]);
        Files.write(folder.resolve("b"), new byte[600]);

        assertThatThrownBy(() -> store.putTree(base, Path.of("saves/1"), new BlobStore.Bounds(10, 1_000)))
                .isInstanceOf(UnsafeFileException.class);
        store.sweep(List.of(), Instant.now().plusSeconds(60));

        try (Stream<Path> blobs = Files.walk(temp.resolve("blobs"))) {
            assertThat(blobs.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void case66NoticesADamagedBlob() throws IOException {
        Files.writeString(folder.resolve("x"), "good");
        Digest digest = store.putTree(base, Path.of("saves/1"), ROOMY);
        Digest file = Digest.of("good".getBytes(UTF_8));
        Path blob =
                temp.resolve("blobs/sha256").resolve(file.hex().substring(0, 2)).resolve(file.hex());
        Files.writeString(blob, "evil");

        assertThatThrownBy(() -> store.restore(digest, temp.resolve("out"))).hasMessageContaining("is damaged");
    }

    @Test
    void aSweepTakesWhatNothingNeedsAndNoMore() throws IOException {
        Files.writeString(folder.resolve("shared"), "shared");
        Files.writeString(folder.resolve("old"), "old");
        Digest old = store.putTree(base, Path.of("saves/1"), ROOMY);
        Files.delete(folder.resolve("old"));
        Files.writeString(folder.resolve("needed"), "needed");
        Digest needed = store.putTree(base, Path.of("saves/1"), ROOMY);
        Instant later = Instant.now().plusSeconds(60);

        store.sweep(List.of(old, needed), later);
        store.restore(old, temp.resolve("before"));
        store.sweep(List.of(needed), later);

        store.restore(needed, temp.resolve("after"));
        assertThat(temp.resolve("after/shared")).hasContent("shared");
        assertThatThrownBy(() -> store.tree(old)).isInstanceOf(IOException.class);
        try (Stream<Path> blobs = Files.walk(temp.resolve("blobs"))) {
            assertThat(blobs.filter(Files::isRegularFile))
                    .as("two files and one list")
                    .hasSize(3);
        }
    }

    @Test
    void aSweepSparesWhatHasJustBeenPut() throws IOException {
        Files.writeString(folder.resolve("x"), "not recorded yet");
        Digest digest = store.putTree(base, Path.of("saves/1"), ROOMY);

        store.sweep(List.of(), Instant.now().minusSeconds(60));

        store.restore(digest, temp.resolve("out"));
        assertThat(temp.resolve("out/x")).hasContent("not recorded yet");
    }

    @Test
    void puttingAgainSparesAnOldBlob() throws IOException {
        Files.writeString(folder.resolve("x"), "again");
        Digest digest = store.putTree(base, Path.of("saves/1"), ROOMY);
        try (Stream<Path> blobs = Files.walk(temp.resolve("blobs"))) {
            for (Path blob : (Iterable<Path>) blobs.filter(Files::isRegularFile)::iterator) {
                Files.setLastModifiedTime(blob, FileTime.from(Instant.EPOCH));
            }
        }

        store.putTree(base, Path.of("saves/1"), ROOMY);
        store.sweep(List.of(), Instant.now().minusSeconds(60));

        store.restore(digest, temp.resolve("out"));
        assertThat(temp.resolve("out/x")).hasContent("again");
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path file = temp.resolve("file");
        AtomicFiles.write(file, "old".getBytes(UTF_8));
        Files.createDirectory(temp.resolve("file-in-the-way"));

        assertThatThrownBy(() -> AtomicFiles.write(temp.resolve("file-in-the-way"), new byte[1]))
                .isInstanceOf(IOException.class);

        assertThat(file).hasContent("old");
        try (Stream<Path> all = Files.list(temp)) {
            assertThat(all.map(path -> path.getFileName().toString()).filter(name -> name.startsWith(".new")))
                    .isEmpty();
        }
    }
}
