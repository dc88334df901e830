// case: 28
// title: a thousand threads
// mode: train
// expect: PROCESSES
// protects: processes
import nsml.shim.Model;
import nsml.shim.Session;

/** Starts more threads than it may have. */
public final class ThreadBomb extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        for (int i = 0; i < 1000; i++) {
            Thread thread = new Thread(Harmless::sleep);
            thread.setDaemon(true);
            thread.start();
        }
        Thread.sleep(2000);
        breach("1000 threads");
        sleep();
    }
}
