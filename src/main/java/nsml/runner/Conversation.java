package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import nsml.shim.wire.Channel;
import nsml.shim.wire.ProtocolException;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;

/**
 * The supervisor's end of the socket, on a thread of its own: a submission that does not read, write or connect can block
 * that thread and nothing else. It takes one connection, ever, and hands on one request at a time.
 */
final class Conversation implements AutoCloseable {

    private static final int LONGEST_SOCKET_PATH = 107;

    private final Path socket;
    private final ServerSocketChannel server;
    private final Saves saves;
    private final Consumer<Path> handedOver;
    private final Consumer<Event> events;
    private final Thread thread;

    private Conversation(
            Path socket, ServerSocketChannel server, Saves saves, Consumer<Path> handedOver, Consumer<Event> events) {
        this.socket = socket;
        this.server = server;
        this.saves = saves;
        this.handedOver = handedOver;
        this.events = events;
        this.thread = new Thread(this::converse, "conversation");
        thread.setDaemon(true);
    }

    /**
     * Listens.
     *
     * @param handedOver looks at each folder that was taken out, on the conversation's thread
     */
    static Conversation open(Path socket, Saves saves, Consumer<Path> handedOver, Consumer<Event> events)
            throws IOException {
        if (socket.toString().getBytes(UTF_8).length > LONGEST_SOCKET_PATH) {
            throw new IOException("expected a path of at most " + LONGEST_SOCKET_PATH + " bytes for a socket, got "
                    + socket + "; choose a shorter runtime directory");
        }
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), 1);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        var conversation = new Conversation(socket, server, saves, handedOver, events);
        conversation.thread.start();
        return conversation;
    }

    /** For when nobody is left who could connect: unless somebody has, that is the end of the conversation. */
    void stopListening() throws IOException {
        server.close();
    }

    private void converse() {
        try (Channel channel = new Channel(accept())) {
            Optional<Request> request = channel.receive();
            while (request.isPresent()) {
                channel.reply(answer(request.get()));
                request = channel.receive();
            }
            events.accept(new Event.HungUp());
        } catch (ProtocolException e) {
            events.accept(new Event.Garbled(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            events.accept(new Event.HungUp());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            events.accept(new Event.Faulted(e));
        }
    }

    private SocketChannel accept() throws IOException {
        try (server) {
            return server.accept();
        }
    }

    private Reply answer(Request request) throws IOException, InterruptedException, ExecutionException {
        var answer = new CompletableFuture<Reply>();
        Optional<String> folder = folder(request);
        if (folder.isEmpty()) {
            events.accept(new Event.Asked(request, answer));
            return answer.get();
        }
        try {
            return saves.pass(folder.get(), copy -> {
                handedOver.accept(copy);
                events.accept(new Event.Saved(request, copy, answer));
                return answer.get();
            });
        } catch (RefusedException e) {
            return new Reply.Refused(e.reason());
        }
    }

    /** The folder that a request hands over, if it does. */
    private static Optional<String> folder(Request request) {
        if (request instanceof Request.Save save) {
            return Optional.of(save.directory());
        }
        return request instanceof Request.Keep keep ? Optional.of(keep.directory()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        server.close();
        // Ends whatever the thread waits for on its channel.
        thread.interrupt();
        Files.deleteIfExists(socket);
    }
}
