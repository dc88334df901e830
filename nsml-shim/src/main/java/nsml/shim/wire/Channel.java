package nsml.shim.wire;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.util.Optional;

/**
 * One end of the conversation between a submission's process and its supervisor.
 *
 * <p>The submission's side only {@linkplain #ask asks}; the supervisor's side alternates between {@link #receive} and
 * {@link #reply}. The peer may be hostile: a line is capped at {@value #MAX_LINE} bytes, nesting and the number of values
 * likewise, and whatever is not a message ends in a {@link ProtocolException}.
 *
 * <p>Thread-safe for {@code ask}. {@code receive} and {@code reply} belong to one thread. {@link #close} from another thread
 * ends a call that waits.
 */
public final class Channel implements Closeable {

    /** The longest line in bytes of UTF-8, its end not counted. */
    public static final int MAX_LINE = 1 << 20;

    private final ByteChannel transport;
    private final Lines lines;
    private final Object turn = new Object();

    /**
     * Talks over a connection.
     *
     * @param transport a connected channel in blocking mode, closed with this one
     */
    public Channel(ByteChannel transport) {
        this.transport = requireNonNull(transport, "transport");
        this.lines = new Lines(transport);
    }

    /**
     * Sends a request and waits for its reply.
     *
     * @param request what to ask
     * @return what the supervisor answers; which type is for the caller to check
     * @throws IllegalArgumentException if the request cannot be sent: a number that is not finite, or too long a message
     * @throws EOFException if the supervisor has closed the connection
     * @throws ProtocolException if the supervisor answers something that is not a reply
     * @throws IOException if the connection fails
     */
    public Reply ask(Request request) throws IOException {
        String line = RequestCodec.encode(request);
        synchronized (turn) {
            lines.write(line);
            return ReplyCodec.decode(lines.read()
                    .orElseThrow(() -> new EOFException("the supervisor closed the connection instead of replying")));
        }
    }

    /**
     * Waits for the next request.
     *
     * @return the request, or empty if the submission's side has closed the connection
     * @throws ProtocolException if what comes is not a request
     * @throws IOException if the connection fails
     */
    public Optional<Request> receive() throws IOException {
        Optional<String> line = lines.read();
        return line.isPresent() ? Optional.of(RequestCodec.decode(line.get())) : Optional.empty();
    }

    /**
     * Answers the request received last.
     *
     * @param reply the answer
     * @throws IllegalArgumentException if the message is too long
     * @throws IOException if the connection fails
     */
    public void reply(Reply reply) throws IOException {
        lines.write(ReplyCodec.encode(reply));
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
