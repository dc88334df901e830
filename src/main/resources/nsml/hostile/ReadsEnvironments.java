// case: 50
// title: reads environment variables of its parents and of all it sees
// mode: train
// expect: OK
// protects: reading
import java.io.File;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** And its own, which are new. */
public final class ReadsEnvironments extends Harmless {
    @Override
    public void train(Session session, Model model) {
        secret(System.getenv().toString(), "its own environment");
        for (File process : new File("/proc").listFiles(file -> file.getName().matches("\\d+"))) {
            look(Path.of(process.getPath(), "environ"));
            look(Path.of(process.getPath(), "cmdline"));
        }
    }
}
