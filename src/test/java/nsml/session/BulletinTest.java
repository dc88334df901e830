package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nsml.catalog.Ending;
import nsml.catalog.State;
import nsml.shim.wire.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulletinTest {

    @TempDir
    Path temp;

    private Instant now = Instant.parse("2018-12-31T10:00:00.123Z");

    private Bulletin bulletin(int queries) {
        return new Bulletin(temp.resolve("messages"), queries, () -> now);
    }

    private void passes(int milliseconds) {
        now = now.plus(Duration.ofMillis(milliseconds));
    }

    @Test
    void phasesProgressAndTheEndAreTold() {
        Bulletin bulletin = bulletin(195);
        bulletin.entered(Phase.LOAD);
        passes(2_000);
        bulletin.entered(Phase.INFER);
        passes(60_000);
        bulletin.progress(98, 195);
        passes(60_000);
        bulletin.ended(new Ending(State.SUCCEEDED, "OK", "INFER", "graded by map", Map.of()));

        assertThat(temp.resolve("messages")).hasContent("""
                2018-12-31T10:00:00Z phase load
                2018-12-31T10:00:02Z phase infer
                2018-12-31T10:01:02Z progress 97 of 195
                2018-12-31T10:02:02Z OK in phase infer: graded by map
                """);
    }

    @Test
    void progressIsInTwentiethsNeverGoesBackAndComesOnceASecond() {
        Bulletin bulletin = bulletin(1000);
        for (int done : new int[] {51, 52, 99, 73, 5, -4, 149, 101}) {
            bulletin.progress(done, 1000);
            passes(1_000);
        }
        bulletin.progress(300, 1000);
        passes(999);
        bulletin.progress(400, 1000);
        bulletin.progress(500, 0);
        bulletin.progress(500, -1);

        assertThat(temp.resolve("messages"))
                .content()
                .contains("progress 50 of 1000\n")
                .contains("progress 100 of 1000\n")
                .contains("progress 300 of 1000\n")
                .satisfies(text -> assertThat(text.lines()).hasSize(3));
    }

    @Test
    void moreThanAllIsAll() {
        bulletin(10).progress(Long.MAX_VALUE, 1);

        assertThat(temp.resolve("messages")).content().endsWith(" progress 10 of 10\n");
    }

    @Test
    void ofWhatOnlyTheSubmissionCanCountAPartIsTold() {
        bulletin(0).progress(7, 10);

        assertThat(temp.resolve("messages")).content().endsWith(" progress 70 of 100 %\n");
    }
}
