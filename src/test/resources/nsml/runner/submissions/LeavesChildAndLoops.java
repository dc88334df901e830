import nsml.shim.Model;
import nsml.shim.Session;
/** Starts a process that leaves it, and never comes out of train. */
public final class LeavesChildAndLoops extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        String seconds = session.arguments().get(0);
        new ProcessBuilder("/bin/sh", "-c", "setsid sleep " + seconds + " &").start().waitFor();
        return super.bind(session);
    }

    @Override
    public void train(Session session, Model model) {
        loop();
    }
}
