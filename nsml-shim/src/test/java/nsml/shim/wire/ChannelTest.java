package nsml.shim.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChannelTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SocketChannel peer;
    private SocketChannel own;
    private Channel channel;

    @BeforeEach
    void connect(@TempDir Path folder) throws IOException {
        var address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            peer = SocketChannel.open(address);
            own = server.accept();
        }
        channel = new Channel(own);
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        channel.close();
        threads.shutdownNow();
    }

    @Test
    void requestsAndRepliesTakeTurns() throws Exception {
        try (var shim = new Channel(peer)) {
            Future<Reply> reply = threads.submit(() -> shim.ask(new Request.Load("3", Optional.empty())));

            assertThat(channel.receive()).contains(new Request.Load("3", Optional.empty()));
            channel.reply(new Reply.Loaded("load-1"));

            assertThat(reply.get()).isEqualTo(new Reply.Loaded("load-1"));
        }
    }

    @Test
    void threadsThatAskAtOnceEachGetTheirOwnReply() throws Exception {
        try (var shim = new Channel(peer)) {
            var replies = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> shim.ask(new Request.Load("" + i, Optional.empty()))))
                    .toList();
            for (int i = 0; i < replies.size(); i++) {
                var load = (Request.Load) channel.receive().orElseThrow();
                channel.reply(new Reply.Loaded("load-" + load.checkpoint()));
            }
            for (int i = 0; i < replies.size(); i++) {
                assertThat(replies.get(i).get()).isEqualTo(new Reply.Loaded("load-" + i));
            }
        }
    }

    @Test
    void aMessageMayComeInPiecesAndSeveralAtOnce() throws Exception {
        Future<Optional<Request>> received = threads.submit(channel::receive);
        say("{\"type\":");
        say("\"done\"}\n{\"type\":\"answered\",\"file\":\"a\"}\n");

        assertThat(received.get()).contains(new Request.Done());
        assertThat(channel.receive()).contains(new Request.Answered("a"));
    }

    @Test
    void theEndOfTheStreamIsNoRequest() throws Exception {
        peer.close();

        assertThat(channel.receive()).isEmpty();
    }

    @Test
    void theEndOfTheStreamIsNoReply() throws Exception {
        peer.shutdownOutput();

        assertThatThrownBy(() -> channel.ask(new Request.Done()))
                .isInstanceOf(EOFException.class)
                .hasMessage("the supervisor closed the connection instead of replying");
    }

    @Test
    void halfALineIsRefused() throws Exception {
        say("{\"type\":\"done\"}");
        peer.close();

        assertThatThrownBy(() -> channel.receive())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected the end of a line, got the end of the stream");
    }

    @Test
    void anEmptyLineIsRefused() throws Exception {
        say("\n");

        assertThatThrownBy(() -> channel.receive())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected '{' at character 0, got the end of the line");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        peer.write(ByteBuffer.wrap(new byte[] {'{', (byte) 0xC3, '}', '\n'}));

        assertThatThrownBy(() -> channel.receive())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected a line of UTF-8, got other bytes");
    }

    @Test
    void theLongestLineIsReadAndALongerOneIsNot() throws Exception {
        String longest = "{\"type\":\"done\"}" + " ".repeat(Channel.MAX_LINE - 15);
        Future<?> saying = threads.submit(() -> say(longest + "\n" + longest + " \n"));

        assertThat(channel.receive()).contains(new Request.Done());
        assertThatThrownBy(() -> channel.receive())
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected a line of at most 1048576 bytes, got more");
        saying.get();
    }

    @Test
    void aMessageTooLongIsNotSent() {
        assertThatThrownBy(() -> channel.reply(new Reply.Refused("x".repeat(Channel.MAX_LINE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a message of at most 1048576 bytes, got 1048606");
    }

    @Test
    void closingEndsACallThatWaits() throws Exception {
        Future<Optional<Request>> received = threads.submit(channel::receive);

        channel.close();

        assertThatThrownBy(received::get).hasCauseInstanceOf(IOException.class);
    }

    private Void say(String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            peer.write(bytes);
        }
        return null;
    }
}
