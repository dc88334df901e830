package nsml.shim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A connection that ends the process when its other end has gone, even while nobody waits for a reply: a submission must not
 * run on without a supervisor.
 *
 * <p>A thread of its own does all the reading. As the supervisor never speaks first, that thread meets either a reply, which
 * it hands to whoever asked, or the end.
 */
final class Lifeline implements ByteChannel {

    /** The exit status of a process whose supervisor has gone. */
    static final int ORPHANED = 3;

    /** How long the process may outlive a conversation that was expected to end, shutdown hooks included. */
    private static final int GRACE_MILLIS = 10_000;

    private final ByteChannel connection;

    /** What has been read and not yet asked for; an empty buffer is the end. */
    private final BlockingQueue<ByteBuffer> received = new ArrayBlockingQueue<>(1);

    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;
    private volatile boolean endExpected;

    private Lifeline(ByteChannel connection) {
        this.connection = connection;
    }

    static Lifeline hold(ByteChannel connection) {
        var lifeline = new Lifeline(connection);
        var reader = new Thread(lifeline::readToTheEnd, "nsml-lifeline");
        reader.setDaemon(true);
        reader.start();
        return lifeline;
    }

    /** Says, before a request, whether the supervisor may hang up after its reply and the process ends by itself. */
    void expectEnd(boolean expected) {
        endExpected = expected;
    }

    @Override
    public int read(ByteBuffer target) {
        if (!ended && !current.hasRemaining()) {
            current = takeUninterruptibly();
            ended = !current.hasRemaining();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(target.remaining(), current.remaining());
        target.put(current.slice(current.position(), count));
        current.position(current.position() + count);
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        // Java closes a connection that an interrupted thread writes to; a submission may interrupt itself and live.
        boolean interrupted = Thread.interrupted();
        try {
            return connection.write(source);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private void readToTheEnd() {
        try {
            ByteBuffer next = readSome();
            while (next.hasRemaining()) {
                received.put(next);
                next = readSome();
            }
            if (endExpected) {
                received.put(next);
                Thread.sleep(GRACE_MILLIS);
            }
        } catch (InterruptedException e) {
            // Nobody but the submission could interrupt this thread; it loses its supervisor by that.
        }
        // Not exit, which waits for the submission's shutdown hooks; and no word, as nobody may be there to read it.
        Runtime.getRuntime().halt(ORPHANED);
    }

    private ByteBuffer readSome() {
        var buffer = ByteBuffer.allocate(8192);
        try {
            connection.read(buffer);
        } catch (IOException e) {
            // A broken connection is the end like any other.
        }
        return buffer.flip();
    }

    private ByteBuffer takeUninterruptibly() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return received.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
