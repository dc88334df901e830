// case: 40, 41
// title: a daemon that keeps standard output open and writes later
// mode: train
// expect: OK
// protects: leftovers
// finds: process sleep 61.040; log from the dead
import nsml.shim.Model;
import nsml.shim.Session;

/** Outlives what started it, if it can. */
public final class LeavesDaemon extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "setsid sh -c '(sleep 2; echo from the dead; date >later; exec sleep 61.040) & exit' &")
                .inheritIO()
                .start()
                .waitFor();
    }
}
