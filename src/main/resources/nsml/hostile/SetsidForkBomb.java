// case: 27
// title: a fork bomb whose children leave their process session
// mode: train
// expect: PROCESSES
// protects: processes
// finds: process sleep 61.027
import nsml.shim.Model;
import nsml.shim.Session;

/** Starts 300 processes that belong to nobody. */
public final class SetsidForkBomb extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        for (int i = 0; i < 300; i++) {
            new ProcessBuilder("/usr/bin/setsid", "--fork", "/usr/bin/sleep", "61.027").start().waitFor();
        }
        Thread.sleep(2000);
        breach("300 processes");
        sleep();
    }
}
