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
    private CompletableFuture<String> answerOnce(Function<String, String> answer) {
        return CompletableFuture.supplyAsync(() -> {
            Path request = folder.resolve("1.request");
            while (!Files.exists(request)) {
                Thread.onSpinWait();
            }
            try {
                String asked = Files.readString(request, UTF_8);
                Files.delete(request);
                Path draft = Files.writeString(folder.resolve("draft"), answer.apply(asked), UTF_8);
                Files.move(draft, folder.resolve("1.reply"), StandardCopyOption.ATOMIC_MOVE);
                return asked;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aRequestIsAnsweredAndNothingIsLeft() throws Exception {
        CompletableFuture<String> asked = answerOnce(request -> "{\"status\":3,\"output\":\"two\\nlines\"}");

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
    void twoRequestsHaveNumbersOfTheirOwn() throws Exception {
        console.ask(Console.Kind.EXEC, "1", Duration.ofMillis(1), () -> true);
        console.ask(Console.Kind.EXEC, "2", Duration.ofMillis(1), () -> true);

        assertThat(folder.resolve("1.request")).content().contains("\"text\":\"1\"");
        assertThat(folder.resolve("2.request")).content().contains("\"text\":\"2\"");
    }

    @Test
    void aReplyThatIsALinkIsNotFollowed() throws Exception {
        Path secret = Files.writeString(scratch.resolve("secret"), "{\"status\":0,\"output\":\"secret\"}");
        Files.createSymbolicLink(folder.resolve("1.reply"), secret);
        Files.createSymbolicLink(folder.resolve("2.reply"), secret);

        assertThat(console.ask(Console.Kind.EXEC, "1", Duration.ofMillis(1), () -> true))
                .as("their numbers are taken")
                .isEmpty();
        assertThat(folder.resolve("3.request")).exists();
    }

    @Test
    void whatIsNoReplyIsSaid() {
        CompletableFuture<String> asked = answerOnce(request -> "[1]");

        assertThatThrownBy(() -> console.ask(Console.Kind.EXEC, "1", AMPLE, () -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected an answer of the submission's shim");
        assertThat(asked).isNotCompletedExceptionally();
    }
}
