package nsml.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that takes every question and answers none. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineTest {

    @TempDir
    Path folder;

    private ServerSocketChannel silence;
    private Engine engine;

    @BeforeEach
    void listen() throws Exception {
        Path socket = folder.resolve("engine");
        silence = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        engine = new Engine(new EngineSocket("unix://" + socket), Duration.ofMillis(200));
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        silence.close();
    }

    @Test
    void isNotWaitedForForEver() {
        assertThatThrownBy(() -> engine.remove("nsml-x"))
                .isInstanceOf(EngineException.class)
                .hasMessageEndingWith("does not answer: nothing came within 0 s");
    }

    @Test
    void isAskedByAnInterruptedThreadToo() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(engine::facts).isInstanceOf(EngineException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void isLeftInTheMiddleOfAWait() throws Exception {
        try (var ended = new ResultCallback.Adapter<WaitResponse>()) {
            engine.client().waitContainerCmd("nsml-x").exec(ended);

            engine.close();

            assertThat(ended.awaitCompletion(0, TimeUnit.SECONDS)).isFalse();
        }
    }
}
