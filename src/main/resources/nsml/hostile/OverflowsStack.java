// case: 20
// title: overflows the stack
// mode: train
// expect: CRASH
// protects: ending
import nsml.shim.Model;
import nsml.shim.Session;

/** Calls itself for ever. */
public final class OverflowsStack extends Harmless {
    @Override
    public void train(Session session, Model model) {
        train(session, model);
    }
}
