import java.lang.ProcessBuilder.Redirect;
import nsml.shim.Model;
import nsml.shim.Session;

/** Runs its argument in a shell. */
public final class StartsCommand extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        new ProcessBuilder("/bin/sh", "-c", session.arguments().get(0))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
        return super.bind(session);
    }
}
