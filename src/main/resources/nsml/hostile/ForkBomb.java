// case: 26
// title: a fork bomb
// mode: train
// expect: PROCESSES
// protects: processes
// finds: process sleep 61.026
import java.util.ArrayList;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** Starts 300 processes that stay. */
public final class ForkBomb extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            started.add(new ProcessBuilder("/usr/bin/sleep", "61.026").start());
        }
        Thread.sleep(2000);
        breach(started.size() + " processes");
        sleep();
    }
}
