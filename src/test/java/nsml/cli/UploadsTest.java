package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import nsml.session.CodeFiles;
import nsml.session.CodeSnapshots;
import nsml.session.Refusal;
import nsml.session.UploadLimits;
import nsml.store.BlobStore;
import nsml.store.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {

    private static final Instant START = LocalDateTime.of(2019, 1, 2, 16, 11, 20)
            .atZone(ZoneId.systemDefault())
            .toInstant();

    @TempDir
    Path temp;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();
    private Services services;
    private Home home;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(temp.resolve("code"));
        write(".nsmlignore", 16);
        write("data_loader.py", 929);
        write("main.py", 9_318);
        write("model.py", 7_475);
        write("setup.py", 221);
        home = new Home(temp.resolve("home"));
        // A mock only of the list of services: whatever it gives is real.
        services = mock(Services.class);
        when(services.snapshots()).thenReturn(new CodeSnapshots(home, new BlobStore(home.blobs())));
        when(services.home()).thenReturn(home);
        when(services.err()).thenReturn(new PrintWriter(err));
        when(services.out()).thenReturn(new PrintWriter(out));
        Queue<Integer> milliseconds = new ArrayDeque<>(List.of(959, 959, 996, 998, 1_001, 1_001));
        when(services.clock()).thenReturn(() -> {
            Integer next = milliseconds.poll();
            return START.plusMillis(next == null ? 1_002 : next);
        });
    }

    @Test
    void aPersonSeesWhatTheOriginalPrinted() throws IOException {
        when(services.terminal()).thenReturn(true);

        send(UploadLimits.DEFAULT, false);

        List<String> printed = err.toString().lines().toList();
        List<String> original = Golden.transcript("run.txt").lines().toList();
        int gap = original.indexOf("…");
        assertThat(printed).hasSize(14).startsWith(original.subList(0, gap).toArray(String[]::new));
        assertThat(printed).endsWith(original.subList(gap + 1, original.size()).toArray(String[]::new));
        Golden.check("run/terminal.txt", err.toString());
    }

    @Test
    void aFileGetsTheOtherStyle() throws IOException {
        send(UploadLimits.DEFAULT, false);

        Golden.check("run/file.txt", err.toString());
    }

    @Test
    void theLinesCanBeHidden() throws IOException {
        send(UploadLimits.DEFAULT, true);

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void muchIsWarnedOf() throws IOException {
        send(new UploadLimits(100, 1 << 20, 1 << 20, 10_000), true);

        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "Warning: Your session has a total size of over  10 KB You may want to add unnecessary files and"
                                + " directories to the ignore list. (e.g. the .git directory)\n");
    }

    @Test
    void tooMuchIsFatal() throws IOException {
        when(services.terminal()).thenReturn(true);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> send(new UploadLimits(4, 16 << 10, 8 << 10, 10_000), false));

        Golden.check("run/too-much.txt", err.toString());
    }

    @Test
    void theLimitsAreShown() throws IOException {
        Uploads.show(services, UploadLimits.DEFAULT);

        Golden.check("run/limits.txt", out.toString());
    }

    private void send(UploadLimits limits, boolean quiet) throws IOException {
        Uploads.send(services, CodeFiles.find(folder.resolve("main.py"), List.of(), home), limits, quiet);
    }

    private void write(String name, int bytes) throws IOException {
        Files.writeString(folder.resolve(name), "#".repeat(bytes));
    }
}
