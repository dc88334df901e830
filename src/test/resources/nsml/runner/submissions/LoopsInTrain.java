import nsml.shim.Model;
import nsml.shim.Session;
/** Never comes out of train. */
public final class LoopsInTrain extends Gentle {
    @Override
    public void train(Session session, Model model) {
        loop();
    }
}
