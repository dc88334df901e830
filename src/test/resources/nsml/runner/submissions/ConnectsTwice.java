import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import nsml.shim.Model;
import nsml.shim.Session;
/** Wants a second conversation. */
public final class ConnectsTwice extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        try (SocketChannel second = SocketChannel.open(UnixDomainSocketAddress.of(System.getenv("NSML_SOCKET")))) {
            throw new IllegalStateException("a second connection was taken");
        } catch (IOException e) {
            System.out.println("second connection: " + e.getMessage());
        }
        return super.bind(session);
    }
}
