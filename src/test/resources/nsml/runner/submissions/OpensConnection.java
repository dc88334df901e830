import java.net.Socket;
import nsml.shim.Model;
import nsml.shim.Session;
/** Connects to the host and port in its arguments. */
public final class OpensConnection extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        new Socket(session.arguments().get(0), Integer.parseInt(session.arguments().get(1))).close();
        return super.bind(session);
    }
}
