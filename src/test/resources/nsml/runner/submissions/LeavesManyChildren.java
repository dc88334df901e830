import nsml.shim.Model;
import nsml.shim.Session;

/** Leaves more processes behind than it may have at a time; each ends at once, and its parent does not wait for it. */
public final class LeavesManyChildren extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        for (int round = 0; round < 20; round++) {
            new ProcessBuilder("sh", "-c", "for i in 1 2 3 4 5 6 7 8 9 10; do (true &); done").start().waitFor();
        }
        return super.bind(session);
    }
}
