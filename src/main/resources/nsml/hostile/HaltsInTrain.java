// case: 17
// title: Runtime.halt(0) in train
// mode: train
// expect: NO_RESULT
// protects: ending
import nsml.shim.Model;
import nsml.shim.Session;

/** Ends as if all were well, without a hook of anybody. */
public final class HaltsInTrain extends Harmless {
    @Override
    public void train(Session session, Model model) {
        Runtime.getRuntime().halt(0);
    }
}
