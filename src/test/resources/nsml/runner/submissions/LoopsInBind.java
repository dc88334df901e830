import nsml.shim.Model;
import nsml.shim.Session;
/** Never comes out of bind. */
public final class LoopsInBind extends Gentle {
    @Override
    public Model bind(Session session) {
        loop();
        return this;
    }
}
