// case: 36
// title: floods standard error, without an end of line
// mode: train
// expect: OUTPUT
// protects: output
// limits: disk=128M
import nsml.shim.Model;
import nsml.shim.Session;

/** Prints 160 MB. */
public final class FloodsErrorsWithoutLines extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        for (int i = 0; i < 2500; i++) {
            System.err.print("x".repeat(1 << 16));
            Thread.sleep(1);
        }
        breach("160 MB of output");
        sleep();
    }
}
