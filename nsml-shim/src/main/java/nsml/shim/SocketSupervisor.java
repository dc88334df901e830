package nsml.shim;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import nsml.shim.wire.Channel;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;

/** The platform's supervisor, at the other end of a unix socket. */
final class SocketSupervisor implements Supervisor {

    private final Lifeline lifeline;
    private final Channel channel;

    private SocketSupervisor(Lifeline lifeline) {
        this.lifeline = lifeline;
        this.channel = new Channel(lifeline);
    }

    static SocketSupervisor connect(String socket) throws UserException {
        try {
            return new SocketSupervisor(Lifeline.hold(SocketChannel.open(UnixDomainSocketAddress.of(socket))));
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException("expected the platform's socket at " + Main.SOCKET_VARIABLE + "=" + socket
                    + ", got: " + e.getMessage() + "; unset the variable to run off the platform");
        }
    }

    @Override
    public Reply ask(Request request) throws IOException {
        boolean isLast = request instanceof Request.Done || request instanceof Request.Failed;
        // A refused hello is the end as well, but for the user to read about.
        lifeline.expectEnd(isLast || request instanceof Request.Hello);
        Reply reply = channel.ask(request);
        if (isLast) {
            // Before the process exits, because the JVM waits 300 ms for a thread that sits in a read.
            channel.close();
        }
        return reply;
    }
}
