package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessIdentityTest {

    @Test
    void isReadAsItWasWritten() {
        ProcessIdentity me = ProcessIdentity.current();

        assertThat(ProcessIdentity.parse(me.toString())).isEqualTo(me);
        assertThat(me.isAlive()).isTrue();
    }

    @Test
    void isNotThatOfALaterProcessOfTheSameNumber() {
        ProcessIdentity me = ProcessIdentity.current();

        assertThat(new ProcessIdentity(me.pid(), me.birth() - 1).isAlive()).isFalse();
    }

    @Test
    void isNotAliveOnceTheProcessHasEnded() throws Exception {
        Process process = new ProcessBuilder("sleep", "1000").start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
        assertThat(identity.isAlive()).isTrue();

        process.destroyForcibly().waitFor();

        assertThat(identity.isAlive()).isFalse();
        assertThat(ProcessIdentity.of(process.toHandle()).isAlive()).isFalse();
    }

    @Test
    void killsTheWholeTree() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "sh -c 'sleep 1000; true' & setsid sleep 1000 & wait").start();
        Waiting.until("the shell has its children", () -> process.descendants().count() == 3);
        List<ProcessIdentity> tree =
                process.descendants().map(ProcessIdentity::of).toList();

        ProcessIdentity root = ProcessIdentity.of(process.toHandle());

        root.kill();

        assertThat(root.isAlive()).isFalse();
        assertThat(tree).noneMatch(ProcessIdentity::isAlive);
    }

    @Test
    void doesNotKillAnotherProcessOfTheSameNumber() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "1000").start();
        try {
            ProcessIdentity identity = ProcessIdentity.of(process.toHandle());

            new ProcessIdentity(identity.pid(), identity.birth() + 1).kill();

            assertThat(identity.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "@", "a@1", "1@", "1@b"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> ProcessIdentity.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PID@BIRTH");
    }

    @Test
    void isFoundBehindAnyProgramName() {
        String fields = " S 1 1 1 0 -1 4194560 1 2 3 4 50 60 70 80 20 0 1 0 9876 11 12";

        assertThat(ProcessStat.parse("12 (a) b (c)" + fields))
                .isEqualTo(new ProcessStat('S', 1, 9876, Duration.ofMillis(2600)));
    }

    @ParameterizedTest
    @CsvSource({"S, 1, false", "Z, 1, true", "Z, 2, false", "X, 1, true"})
    void outlivesItsFirstThread(char state, int threads, boolean isDead) {
        assertThat(new ProcessStat(state, threads, 9876, Duration.ZERO).isDead())
                .isEqualTo(isDead);
    }
}
