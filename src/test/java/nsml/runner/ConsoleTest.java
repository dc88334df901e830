package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConsoleTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);

    @TempDir
    Path scratch;

    private Path folder;
    private Console console;

    @BeforeEach
    void open() throws IOException {
        folder = Workspace.open(scratch).shared().resolve("console");
        console = new Console(scratch);
    }

    /** Does what a shim does, once. */
    private CompletableFuture<String> answerOnce(int number, Function<String, String> answer) {
        return CompletableFuture.supplyAsync(() -> {
            Path request = folder.resolve(number + ".request");
            while (!Files.exists(request)) {
                Thread.onSpinWait();
            }
            try {
                String asked = Files.readString(request, UTF_8);
                Files.delete(request);
                Path draft = Files.writeString(folder.resolve("draft"), answer.apply(asked), UTF_8);
                Files.move(draft, folder.resolve(number + ".reply"), StandardCopyOption.ATOMIC_MOVE);
                return asked;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aRequestIsAnsweredAndNothingIsLeft() throws Exception {
        CompletableFuture<String> asked = answerOnce(1, request -> "{\"status\":3,\"output\":\"two\\nlines\"}");

        assertThat(console.ask(Console.Kind.SHELL, "ls \"x\"", AMPLE, () -> true))
                .hasValue(new Console.Answer(3, "two\nlines"));

        assertThat(asked.get()).isEqualTo("{\"kind\":\"shell\",\"text\":\"ls \\\"x\\\"\"}");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nobodyAnswersForASessionThatHasEnded() throws Exception {
        assertThat(console.ask(Console.Kind.EXEC, "1", AMPLE, () -> false)).isEmpty();
    }

    @Test
    void patienceEnds() throws Exception {
        assertThat(console.ask(Console.Kind.EXEC, "1", Duration.ofMillis(50), () -> true))
                .isEmpty();
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsWithdrawn() throws Exception {
        console.ask(Console.Kind.EXEC, "1", Duration.ofMillis(1), () -> true);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void numbersThatAreTakenAreLeftAlone() throws Exception {
        Path secret = Files.writeString(scratch.resolve("secret"), "{\"status\":0,\"output\":\"secret\"}");
        Files.writeString(folder.resolve("1.request"), "somebody else's");
        Files.createSymbolicLink(folder.resolve("2.reply"), secret);
        CompletableFuture<String> asked = answerOnce(3, request -> "{\"status\":0,\"output\":\"ours\"}");

        assertThat(console.ask(Console.Kind.EXEC, "1", AMPLE, () -> true)).hasValue(new Console.Answer(0, "ours"));

        assertThat(asked.get()).contains("\"text\":\"1\"");
        assertThat(folder.resolve("1.request")).hasContent("somebody else's");
    }

    @Test
    void aReplyThatIsALinkIsNotFollowed() throws Exception {
        Path secret = Files.writeString(scratch.resolve("secret"), "{\"status\":0,\"output\":\"secret\"}");
        CompletableFuture<Void> linked = CompletableFuture.runAsync(() -> {
            while (!Files.exists(folder.resolve("1.request"))) {
                Thread.onSpinWait();
            }
            try {
                Files.createSymbolicLink(folder.resolve("1.reply"), secret);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThatThrownBy(() -> console.ask(Console.Kind.EXEC, "1", AMPLE, () -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("something else");
        linked.get();
    }

    @Test
    void whatIsNoReplyIsSaid() {
        CompletableFuture<String> asked = answerOnce(1, request -> "[1]");

        assertThatThrownBy(() -> console.ask(Console.Kind.EXEC, "1", AMPLE, () -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected an answer of the submission's shim");
        assertThat(asked).isNotCompletedExceptionally();
    }
}
