// case: 55
// title: downloads its weights
// mode: train
// expect: DENIED
// protects: network
import java.net.Socket;
import nsml.shim.Model;
import nsml.shim.Session;

/** Does not catch what it is told. */
public final class NeedsNetwork extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            breach("connected to " + socket);
        }
    }
}
