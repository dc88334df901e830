package nsml.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    @Test
    void speaksEveryFiveSecondsAndAtTheEnd() {
        var console = new Console(() -> now, new PrintStream(out, true, UTF_8));
        Progress progress = console.progress("queries", 100);
        after(4.9, progress, 10);
        after(0.1, progress, 20);
        after(4.9, progress, 30);
        after(5.1, progress, 40);
        after(9, progress, 100);
        progress.end("");

        assertThat(out.toString(UTF_8)).isEqualToNormalizingNewlines("""
                queries: 20 of 100 pictures
                queries: 40 of 100 pictures
                queries: 100 pictures in 24.0 s, 4.2 a second
                """);
    }

    private void after(double seconds, Progress progress, int done) {
        now = now.plusMillis(Math.round(1000 * seconds));
        progress.at(done);
    }
}
