import nsml.shim.Model;
import nsml.shim.Session;

/** Has a child use up the memory, and goes on without it. */
public final class FillsMemoryOutside extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        System.out.println("child " + new ProcessBuilder("sh", "-c", "tail /dev/zero").start().waitFor());
        return super.bind(session);
    }
}
