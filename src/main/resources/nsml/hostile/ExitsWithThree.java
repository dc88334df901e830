// case: 18
// title: System.exit(3) in train
// mode: train
// expect: CRASH
// protects: ending
import nsml.shim.Model;
import nsml.shim.Session;

/** The same number as that of a virtual machine out of memory. */
public final class ExitsWithThree extends Harmless {
    @Override
    public void train(Session session, Model model) {
        System.exit(3);
    }
}
