import nsml.shim.Model;
import nsml.shim.Session;
/** Starts two processes that leave it, one of them with a session of its own. */
public final class LeavesChild extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        String seconds = session.arguments().get(0);
        new ProcessBuilder("/bin/sh", "-c", "setsid sleep " + seconds + " & sleep " + seconds + " &").start().waitFor();
        return super.bind(session);
    }
}
