// case: 13
// title: stops itself by SIGSTOP, and its parent
// mode: train
// expect: TRAIN_TIMEOUT
// protects: time
// limits: train=3s
import nsml.shim.Model;
import nsml.shim.Session;

/** A parent with a large number is none of the box: that is left alone. */
public final class StopsItself extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
        if (parent > 100) {
            breach("its parent is process " + parent + " of the host");
        }
        String victims = (parent > 0 && parent <= 100 ? parent + " " : "") + ProcessHandle.current().pid();
        new ProcessBuilder("/bin/sh", "-c", "kill -STOP " + victims).start().waitFor();
        sleep();
    }
}
