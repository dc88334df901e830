import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;
/** Writes to the path in its argument. */
public final class WritesOutside extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        Files.writeString(Path.of(session.arguments().get(0)), "mine");
        return super.bind(session);
    }
}
