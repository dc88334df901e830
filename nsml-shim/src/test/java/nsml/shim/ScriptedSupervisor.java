package nsml.shim;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nsml.shim.wire.Channel;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;
import org.jspecify.annotations.Nullable;

/** Plays the platform's part for one session, and keeps what it heard. */
final class ScriptedSupervisor implements AutoCloseable {

    private final Path folder;
    private final Path scratch;
    private final Path store;
    private final ServerSocketChannel server;
    private final Reply.Start start;
    private final List<Request> heard = new ArrayList<>();
    private @Nullable Channel channel;

    private ScriptedSupervisor(Path folder, Mode mode, Optional<String> checkpoint, List<String> arguments)
            throws IOException {
        this.folder = folder;
        this.scratch = Files.createDirectories(folder.resolve("scratch"));
        this.store = Files.createDirectories(folder.resolve("store"));
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
        String data = folder.resolve("data").toString();
        this.start = new Reply.Start(
                "team/toy/1", mode, "toy", data, scratch.toString(), arguments, 42, 0, checkpoint, Reply.Terms.USUAL);
    }

    static ScriptedSupervisor train(Path folder, String... arguments) throws IOException {
        return new ScriptedSupervisor(folder, Mode.TRAIN, Optional.empty(), List.of(arguments));
    }

    static ScriptedSupervisor from(String checkpoint, Mode mode, Path folder, String... arguments) throws IOException {
        return new ScriptedSupervisor(folder, mode, Optional.of(checkpoint), List.of(arguments));
    }

    String socket() {
        return folder.resolve("socket").toString();
    }

    Path scratch() {
        return scratch;
    }

    Path store() {
        return store;
    }

    /** What was heard after hello. */
    List<Request> heard() {
        assertThat(heard.get(0)).isInstanceOf(Request.Hello.class);
        return heard.subList(1, heard.size());
    }

    /** Answers every request until the submission's side hangs up. */
    void serve() throws IOException {
        serveUntil(request -> false);
    }

    /** Answers every request until one of some kind, which is heard and not answered. */
    void serveUntil(Predicate<Request> last) throws IOException {
        channel = new Channel(server.accept());
        for (Optional<Request> next = channel.receive(); next.isPresent(); next = channel.receive()) {
            heard.add(next.get());
            if (last.test(next.get())) {
                return;
            }
            channel.reply(answerTo(next.get()));
        }
    }

    void reply(Reply reply) throws IOException {
        requireNonNull(channel, "serve first").reply(reply);
    }

    private Reply answerTo(Request request) throws IOException {
        if (request instanceof Request.Hello) {
            return start;
        }
        if (request instanceof Request.Save save) {
            Files.move(scratch.resolve(save.directory()), store.resolve(save.checkpoint()));
        }
        if (request instanceof Request.Load load) {
            if (!Files.exists(store.resolve(load.checkpoint()))) {
                return new Reply.Refused("no checkpoint \"" + load.checkpoint() + "\"");
            }
            Folders.copy(store.resolve(load.checkpoint()), scratch.resolve("load"));
            return new Reply.Loaded("load");
        }
        return new Reply.Accepted();
    }

    /** Hangs up, which is all that the submission's side sees of a supervisor's end. */
    void die() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (channel != null) {
            channel.close();
        }
    }
}
