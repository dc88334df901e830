package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import nsml.catalog.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotsTest {

    @TempDir
    Path temp;

    private String shown(Dots.Detail detail) throws IOException {
        try (Desk desk = new Desk(temp.resolve(detail.name()))) {
            SessionId session = desk.queued(desk.code(Map.of("a", "b")));
            try (Dots dots = new Dots(desk, detail, OptionalLong.of(3600))) {
                for (int tick = 0; tick < 40; tick++) {
                    if (tick == 10) {
                        desk.start(session);
                    } else if (tick == 20) {
                        desk.catalog().sessions().enter(session, "LOAD");
                    } else if (tick == 24) {
                        desk.catalog().sessions().enter(session, "INFER");
                    } else if (tick == 38) {
                        desk.succeed(session);
                    }
                    dots.show(desk.catalog().sessions().find(session).orElseThrow());
                    desk.passes(Duration.ofMillis(250));
                }
            }
            return desk.errors();
        }
    }

    @Test
    void oneASecondAndOneLineBetween() throws IOException {
        assertThat(shown(Dots.Detail.DOTS).lines())
                .containsExactly("...", "Building docker image. It might take for a while", ".".repeat(8));
    }

    @Test
    void phasesHaveTheirTimes() throws IOException {
        List<String> lines = shown(Dots.Detail.PHASES).lines().toList();

        assertThat(lines)
                .containsSubsequence(
                        "Building docker image. It might take for a while",
                        "load nsml model takes 1.000 seconds",
                        "Infer test set. The inference should be completed within 3600 seconds.",
                        "Infer test set takes 3.500 seconds");
    }
}
