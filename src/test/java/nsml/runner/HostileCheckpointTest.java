package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import nsml.shim.wire.Reply;
import nsml.store.DeepFolders;
import nsml.store.Removal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of checkpoints that mean harm, by their numbers: what a running submission hands over to be saved. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileCheckpointTest {

    private static final long DISK = 1 << 20;

    @TempDir
    Path temp;

    private Path scratch;
    private Path save;
    private Saves saves;

    @BeforeEach
    void make() throws IOException {
        scratch = temp.resolve("scratch");
        Workspace workspace = Workspace.open(scratch);
        saves = new Saves(workspace, DISK);
        save = Files.createDirectory(workspace.shared().resolve("save"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../private", "..", ".", "", "a/b", "/etc", "a\0b"})
    void case56NamesThatLeadElsewhere(String directory) {
        assertThatThrownBy(() -> saves.pass(directory, copy -> new Reply.Accepted()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("bare name");
    }

    @Test
    void case57ALinkAndAFileThroughIt() throws IOException {
        Path secrets = Files.createDirectory(temp.resolve("secrets"));
        Files.writeString(secrets.resolve("answers"), "42");
        Files.createSymbolicLink(save.resolve("link"), secrets);
        assertRefused("\"link\" is a link");

        Files.delete(save.resolve("link"));
        Files.delete(save);
        Files.createSymbolicLink(save, secrets);
        assertRefused("there is none");
    }

    @Test
    void case58ACopyOfAHardLinkIsAFileOfItsOwn() throws Exception {
        Path host = Files.writeString(temp.resolve("host"), "of the host");
        Files.createLink(save.resolve("link"), host);
        AtomicBoolean asked = new AtomicBoolean();

        saves.pass("save", copy -> {
            asked.set(true);
            write(copy.resolve("link"), "changed");
            return new Reply.Accepted();
        });

        assertThat(asked).isTrue();
        assertThat(host).hasContent("of the host");
    }

    @Test
    void case59PipesSocketsAndDevices() throws Exception {
        run("mkfifo", "pipe");
        assertRefused("\"pipe\" is a link or something else");
        Files.delete(save.resolve("pipe"));

        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(save.resolve("socket")));
        server.close();
        assertRefused("\"socket\" is a link or something else");
        Files.delete(save.resolve("socket"));

        if (run("mknod", "device", "c", "1", "3")) {
            assertRefused("\"device\" is a link or something else");
        }
    }

    @Test
    void case60ASparseFileIsRefusedBeforeItIsCopied() throws IOException {
        Files.write(save.resolve("a"), new byte[1000]);
        try (RandomAccessFile sparse =
                new RandomAccessFile(save.resolve("sparse").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }

        assertRefused("disk limit of " + DISK + " bytes");
    }

    @Test
    void case60MoreEntriesThanAnybodySaves() throws RefusedException {
        CopyBudget budget = CopyBudget.ofCheckpoint(DISK);
        for (int i = 0; i < 10_000; i++) {
            budget.takeEntry(Path.of("file"), 0);
        }

        assertThatThrownBy(() -> budget.takeEntry(Path.of("file"), 0)).hasMessageContaining("at most 10000 files");
    }

    @Test
    void case60FoldersWithinFolders() throws IOException {
        DeepFolders.make(save, 60);

        assertRefused("at most 16 deep");

        Removal.of(save);
    }

    @Test
    void case61NamesThatDifferInCaseOrNormalisationStayApart() throws Exception {
        Files.writeString(save.resolve("a"), "1");
        Files.writeString(save.resolve("A"), "2");
        Files.writeString(save.resolve("é"), "3");
        Files.writeString(save.resolve("e\u0301"), "4");

        saves.pass("save", copy -> {
            assertThat(copy.resolve("a")).hasContent("1");
            assertThat(copy.resolve("A")).hasContent("2");
            assertThat(copy.resolve("é")).hasContent("3");
            assertThat(copy.resolve("e\u0301")).hasContent("4");
            return new Reply.Accepted();
        });

        assertThat(save).doesNotExist();
    }

    @Test
    void case62NamesThatAreNoText() throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "touch \"$(printf 'a\\377')\"")
                        .directory(save.toFile())
                        .start()
                        .waitFor())
                .isZero();

        assertRefused("expected names that are text");
    }

    @Test
    void case64ACopyRunsAsNobodysOwner() throws Exception {
        Files.writeString(save.resolve("program"), "#!/bin/sh\n");
        run("chmod", "4755", "program");

        saves.pass("save", copy -> {
            assertThat(mode(copy.resolve("program")) & 07000).isZero();
            return new Reply.Accepted();
        });
    }

    @Test
    void case65MoreThanTheQuotaLeavesNothing() throws IOException {
        Files.write(save.resolve("a"), new byte[(int) DISK]);
        Files.write(save.resolve("b"), new byte[1]);

        assertRefused("disk limit of " + DISK + " bytes");
    }

    @Test
    void whatIsSwappedForADeepFolderWhileItIsSavedIsDeletedAllTheSame() throws Exception {
        Files.writeString(save.resolve("model"), "x");

        saves.pass("save", copy -> {
            deepen(save);
            return new Reply.Accepted();
        });

        assertThat(save).doesNotExist();
    }

    @Test
    void whatIsSwappedForALinkWhileItIsSavedGoesAlone() throws Exception {
        Path precious = Files.createDirectory(temp.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Files.writeString(save.resolve("model"), "x");

        saves.pass("save", copy -> {
            link(save, precious);
            return new Reply.Accepted();
        });

        assertThat(Files.exists(save, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(precious.resolve("file")).exists();
    }

    /** Refused, and nothing of it on the disk where nobody counts it. */
    private void assertRefused(String why) throws IOException {
        assertThatThrownBy(() -> saves.pass("save", copy -> {
                    throw new AssertionError("nobody is to be asked");
                }))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(why);
        try (Stream<Path> left = Files.list(scratch.resolve("private"))) {
            assertThat(left).isEmpty();
        }
    }

    private boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).directory(save.toFile()).start().waitFor() == 0;
    }

    private static int mode(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:mode");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void deepen(Path folder) {
        try {
            DeepFolders.make(folder, 60);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void link(Path place, Path target) {
        try {
            Files.delete(place.resolve("model"));
            Files.delete(place);
            Files.createSymbolicLink(place, target);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
