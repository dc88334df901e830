import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** No case: another team's session, whose secret is its first argument. */
public final class Victim extends Harmless {

    @Override
    public Model bind(Session session) throws Exception {
        System.out.println(session.arguments().get(0));
        return super.bind(session);
    }

    @Override
    public void save(Path directory) throws IOException {
        Files.writeString(directory.resolve("model"), session.arguments().get(0));
    }
}
