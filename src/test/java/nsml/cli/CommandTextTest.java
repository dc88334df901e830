package nsml.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.catalog.CheckpointId;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.store.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "two words", "it's", "say \"so\"", "$HOME `id` \\", "", "it's \"$x\" \\", "a\nb", "*"})
    void whatIsQuotedIsTakenApartAgain(String word) throws Exception {
        List<String> words = List.of("first", word, "last");

        assertThat(Arguments.split(CommandText.joined(words))).isEqualTo(words);

        Process shell = new ProcessBuilder("/bin/sh", "-c", "printf '%s\\0' " + CommandText.joined(words)).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8).split("\0", -1))
                .containsExactly("first", word, "last", "");
    }

    @Test
    void aRunHasWhatItAskedOfTheMachine() {
        SessionOptions options = new SessionOptions(
                0,
                OptionalInt.of(4),
                OptionalLong.of(8L << 30),
                OptionalLong.empty(),
                Optional.of("/usr/bin/python3"),
                Optional.of("2019"),
                "file",
                SessionOptions.USUAL_FRACTION,
                true);

        assertThat(CommandText.of(session("None", SessionKind.RUN, Optional.empty(), options)))
                .isEqualTo("nsml run -e main.py -g 0 -c 4 --memory 8G --python /usr/bin/python3 --compat 2019"
                        + " --model-path file -i");
    }

    @Test
    void aSessionWithAModelNamesIt() {
        var model = Optional.of(new CheckpointId(new SessionId("team", "d", 1), "best"));

        assertThat(CommandText.of(session("d", SessionKind.INFER, model, SessionOptions.USUAL)))
                .isEqualTo("nsml infer team/d/1 best");
        assertThat(CommandText.of(
                        session("d", SessionKind.SUBMIT_TEST, model, SessionOptions.USUAL.withTestFraction(0.25))))
                .isEqualTo("nsml submit team/d/1 best -t --test-fraction 0.25");
        assertThat(CommandText.of(session("d", SessionKind.FORK, model, SessionOptions.USUAL)))
                .isEqualTo("nsml fork team/d/1 -c best");
    }

    private static SessionRecord session(
            String dataset, SessionKind kind, Optional<CheckpointId> source, SessionOptions options) {
        return new SessionRecord(
                new SessionId("team", dataset, 2),
                new SessionPlan(
                        kind, source, "v1", Digest.of(new byte[0]), "main.py", List.of(), "bubblewrap", 1, options),
                "",
                State.RUNNING,
                Desk.NOW,
                Optional.of(Desk.NOW),
                Optional.empty(),
                Optional.empty(),
                new ProcessKey(1, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
