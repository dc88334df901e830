package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nsml.catalog.SessionId;
import nsml.session.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnInterruptTest {

    @TempDir
    Path temp;

    private Desk desk;

    @BeforeEach
    void sit() throws IOException {
        desk = new Desk(temp);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void beforeThereIsASessionNoneComesAfterIt() {
        try (var interrupt = new OnInterrupt(desk, "run", true)) {
            interrupt.interrupted();

            assertThat(desk.errors().lines())
                    .containsExactly("", "run aborted: Interrupted by user", "No session was started");
            assertThatThrownBy(() -> interrupt.start(() -> {
                        throw new AssertionError("started all the same");
                    }))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aSessionThatIsToGoIsRemovedOnce() throws IOException {
        SessionId session = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
        desk.succeed(session);
        try (var interrupt = new OnInterrupt(desk, "run", true)) {
            interrupt.removeInTheEnd();
            interrupt.start(() -> session);

            interrupt.ended();
            interrupt.interrupted();
        }

        assertThat(desk.errors()).isEmpty();
        assertThat(desk.type("ps", "-a", "-q").out()).isEmpty();
    }

    @Test
    void ctrlCRemovesItToo() throws IOException {
        SessionId session = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
        desk.succeed(session);
        try (var interrupt = new OnInterrupt(desk, "run", true)) {
            interrupt.removeInTheEnd();
            interrupt.start(() -> session);

            interrupt.interrupted();
            interrupt.ended();
        }

        assertThat(desk.errors()).contains("It is removed, as -i wants it");
        assertThat(desk.type("ps", "-a", "-q").out()).isEmpty();
    }

    @Test
    void aDetachedSessionGoesOn() throws IOException {
        SessionId session = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
        try (var interrupt = new OnInterrupt(desk, "fork", false)) {
            interrupt.start(() -> session);

            interrupt.interrupted();
        }

        assertThat(desk.errors().lines())
                .containsExactly(
                        "",
                        "fork aborted: Interrupted by user",
                        "Session team/ir_ph1/1 goes on by itself; its end: nsml logs -f team/ir_ph1/1");
        assertThat(desk.type("ps", "-q").out()).isEqualTo("team/ir_ph1/1\n");
    }
}
