import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;
/** Prints what it sees. */
public final class LooksAround extends Gentle {
    @Override
    public Model bind(Session session) throws Exception {
        System.out.println("environment " + new TreeMap<>(System.getenv()).keySet());
        System.out.println("here " + Path.of("").toAbsolutePath());
        System.out.println("root " + new TreeSet<>(List.of(new File("/").list())));
        System.out.println("data " + new TreeSet<>(List.of(session.datasetPath().toFile().list())));
        System.out.println("processes " + ProcessHandle.allProcesses().map(ProcessHandle::pid).toList());
        for (String path : session.arguments()) {
            System.out.println(path + (Files.exists(Path.of(path)) ? " is there" : " is not there"));
        }
        return super.bind(session);
    }
}
