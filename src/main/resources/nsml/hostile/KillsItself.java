// case: 24
// title: kill -9 of its parent, then of itself
// mode: train
// expect: CRASH
// protects: ending
import nsml.shim.Model;
import nsml.shim.Session;

/** A parent with a large number is none of the box: that is left alone. */
public final class KillsItself extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
        if (parent > 100) {
            breach("its parent is process " + parent + " of the host");
        }
        String victims = (parent > 0 && parent <= 100 ? parent + " " : "") + ProcessHandle.current().pid();
        new ProcessBuilder("/bin/sh", "-c", "for p in " + victims + "; do kill -9 $p; done").start().waitFor();
        sleep();
    }
}
