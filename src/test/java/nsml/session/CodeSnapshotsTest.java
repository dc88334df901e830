package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nsml.catalog.Language;
import nsml.store.BlobStore;
import nsml.store.Home;
import nsml.store.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSnapshotsTest {

    private static final UploadLimits LIMITS = new UploadLimits(5, 2_000, 1_024, 1_000);

    @TempDir
    Path temp;

    private Path folder;
    private BlobStore blobs;
    private CodeSnapshots snapshots;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(temp.resolve("code"));
        Home home = new Home(temp.resolve("home"));
        blobs = new BlobStore(home.blobs());
        snapshots = new CodeSnapshots(home, blobs);
    }

    @Test
    void allFilesOfTheEntrysFolderAreTaken() throws IOException {
        write("main.py", "x");
        write("net/layers.py", "y");
        write(".git/HEAD", "z");

        CodeSnapshots.Snapshot snapshot = take();

        assertThat(snapshot.entry()).isEqualTo("main.py");
        assertThat(snapshot.language()).isEqualTo(Language.PYTHON);
        assertThat(paths(snapshot)).containsExactly(".git/HEAD", "main.py", "net/layers.py");
        assertThat(temp.resolve("home")).isDirectoryNotContaining(path -> !path.endsWith("blobs"));
    }

    @Test
    void theEntrysFolderIsTheRoot() throws IOException {
        write("setup.py", "x");
        write("kin/main.py", "y");

        CodeSnapshots.Snapshot snapshot = snapshots.take(folder.resolve("kin/main.py"), List.of(), LIMITS);

        assertThat(snapshot.entry()).isEqualTo("main.py");
        assertThat(paths(snapshot)).containsExactly("main.py");
    }

    @Test
    void furtherFilesLieBesideTheEntry() throws IOException {
        write("main.py", "x");
        Path more = Files.createDirectories(temp.resolve("more/deep"));
        Files.writeString(more.resolve("w.bin"), "w".repeat(1_500));

        CodeSnapshots.Snapshot snapshot = snapshots.take(
                folder.resolve("main.py"),
                List.of(temp.resolve("more"), more.resolve("w.bin")),
                new UploadLimits(5, 10_000, 1_024, 1_000));

        assertThat(paths(snapshot)).containsExactly("main.py", "more/deep/w.bin", "w.bin");
    }

    @Test
    void theHomeAndPackagesAreNoPartOfTheCode() throws IOException {
        Path entry = write("main.py", "x");
        write("old.nsml", "y");
        write("net/old.nsml", "z");
        Home within = new Home(folder.resolve(".nsml"));
        BlobStore store = new BlobStore(within.blobs());
        CodeSnapshots inside = new CodeSnapshots(within, store);

        inside.take(entry, List.of(), LIMITS);
        CodeSnapshots.Snapshot again = inside.take(entry, List.of(), LIMITS);

        assertThat(store.tree(again.tree()).files())
                .extracting(Tree.File::path)
                .containsExactly("main.py", "net/old.nsml");
    }

    @Test
    void dotFilesComeFirst() throws IOException {
        write("setup.py", "");
        write("README.md", "");
        write(".nsmlignore", "");
        write("(1).py", "");

        assertThat(CodeFiles.find(write("main.py", ""), List.of(), new Home(temp.resolve("home")))
                        .files())
                .extracting(CodeFiles.Source::path)
                .containsExactly(".nsmlignore", "(1).py", "README.md", "main.py", "setup.py");
    }

    @Nested
    class Refused {

        @Test
        void aMissingEntry() {
            assertRefused(folder.resolve("main.py"), "there is no entry " + folder.resolve("main.py"));
            assertRefused(folder, "is a folder; expected the script or the jar to run");
        }

        @Test
        void anEntryThatIsIgnored() throws IOException {
            write(".nsmlignore", "*.py\n");

            assertRefused(write("main.py", ""), "the entry main.py is left out by ");
        }

        @Test
        void linksDevicesAndNamesAllAtOnce() throws Exception {
            Path entry = write("main.py", "");
            Files.createSymbolicLink(folder.resolve("data"), Path.of("/etc"));
            write("bad\nname.py", "");
            new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                    .start()
                    .waitFor();

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> snapshots.take(entry, List.of(), LIMITS))
                    .withMessageContaining(
                            "\"data\" is a symbolic link, which is not followed; remove it, or name it in .nsmlignore")
                    .withMessageContaining("\"bad?name.py\" has a name that cannot be kept")
                    .withMessageContaining("\"pipe\" is a device, pipe or socket");
        }

        @Test
        void nothingOfThatIfItIsIgnored() throws IOException {
            write(".nsmlignore", "data\n");
            Path entry = write("main.py", "");
            Files.createSymbolicLink(folder.resolve("data"), Path.of("/etc"));

            assertThat(paths(snapshots.take(entry, List.of(), LIMITS))).containsExactly(".nsmlignore", "main.py");
        }

        @Test
        void moreFilesThanTheLimit() throws IOException {
            for (int i = 0; i < 5; i++) {
                write("f" + i, "");
            }

            assertRefused(
                    write("main.py", ""),
                    "total number of files cannot exceed 5\nThere are 6 files; leave out what the session does not need"
                            + " with .nsmlignore, or raise upload.files in the dataset's competition.yaml");
        }

        @Test
        void moreBytesThanTheLimit() throws IOException {
            write("a", "a".repeat(1_000));
            write("b", "b".repeat(1_001));

            assertRefused(
                    write("main.py", ""),
                    "total size of files cannot exceed 2.0 KiB\nThe 3 files have 2.0 KiB (2001 bytes), the largest is b"
                            + " with 1001 B; ");
        }

        @Test
        void aFileLargerThanTheLimit() throws IOException {
            write("a", "a".repeat(1_025));

            assertRefused(
                    write("main.py", ""), "size of a file cannot exceed 1.0 KiB\nOne file is larger: a with 1.0 KiB; ");
        }

        @Test
        void twoFilesOfOneName() throws IOException {
            Path entry = write("main.py", "");

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> snapshots.take(entry, List.of(entry), LIMITS))
                    .withMessageContaining("two files named main.py would be sent; rename one");
        }

        private void assertRefused(Path entry, String message) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> snapshots.take(entry, List.of(), LIMITS))
                    .withMessageContaining(message);
            assertThat(temp.resolve("home/blobs")).doesNotExist();
        }
    }

    private CodeSnapshots.Snapshot take() throws IOException {
        return snapshots.take(folder.resolve("main.py"), List.of(), LIMITS);
    }

    private List<String> paths(CodeSnapshots.Snapshot snapshot) throws IOException {
        return blobs.tree(snapshot.tree()).files().stream().map(Tree.File::path).toList();
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
