package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import nsml.shim.Mode;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisionTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Limits LIMITS = new Limits(
            Map.of(Phase.START, LIMIT, Phase.LOAD, LIMIT, Phase.TRAIN, LIMIT, Phase.INFER, LIMIT), 1, 1, 1, 1, 1, 1);

    @TempDir
    Path folder;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Progress progress = new Progress();
    private Supervision supervision;

    @BeforeEach
    void setUp() throws Exception {
        var host = new RecordingHost(folder);
        host.mode = Mode.TRAIN;
        Path here = Path.of("/x");
        var places = new Places(here, here, here, here, here, Optional.empty());
        var clocks = new PhaseClocks(LIMITS, System::nanoTime);
        var dialogue = new Dialogue(host, Workspace.open(folder), places, clocks, progress);
        supervision = new Supervision(events, host, dialogue, progress, clocks);
        ask(new Request.Hello(Request.PROTOCOL, "test", "test"));
        ask(new Request.Enter(Phase.BIND));
        ask(new Request.Enter(Phase.TRAIN));
    }

    @Test
    void hearsWhatWasSaidJustBeforeTheEnd() throws Exception {
        events.add(new Event.Exited());
        var answer = new CompletableFuture<Reply>();
        ask(new Request.Done(), answer);
        events.add(new Event.HungUp());

        assertThat(supervision.follow()).isEmpty();
        assertThat(progress.isDone()).isFalse();
        assertThat(supervision.hearLastWords()).isEmpty();

        assertThat(progress.isDone()).isTrue();
        assertThat(answer).isCompletedWithValue(new Reply.Accepted());
    }

    @Test
    void takesALimitForTheReasonOfTheEndThatFollows() throws Exception {
        var tooMuch = new Ending(Verdict.DISK, "too much");
        events.add(new Event.Exceeded(tooMuch));
        events.add(new Event.Exited());

        assertThat(supervision.follow()).hasValue(tooMuch);
        assertThat(supervision.hearLastWords()).hasValue(tooMuch);
    }

    @Test
    void waitsForNothingOnceTheConversationIsOver() throws Exception {
        ask(new Request.Done());
        events.add(new Event.HungUp());
        events.add(new Event.Exited());

        assertThat(supervision.follow()).isEmpty();
        events.add(new Event.Faulted(new IllegalStateException("must not be heard")));
        assertThat(supervision.hearLastWords()).isEmpty();
    }

    private void ask(Request request) {
        ask(request, new CompletableFuture<>());
    }

    private void ask(Request request, CompletableFuture<Reply> answer) {
        events.add(new Event.Asked(request, answer));
    }
}
