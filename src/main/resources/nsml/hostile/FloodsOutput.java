// case: 36
// title: floods standard output
// mode: train
// expect: OUTPUT
// protects: output
// limits: disk=128M
import nsml.shim.Model;
import nsml.shim.Session;

/** Prints 160 MB. */
public final class FloodsOutput extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        for (int i = 0; i < 2500; i++) {
            System.out.print("x".repeat(1 << 16) + "\n");
            Thread.sleep(1);
        }
        breach("160 MB of output");
        sleep();
    }
}
