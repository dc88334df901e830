// case: 49
// title: reads the database and the store of the platform, and tokens
// mode: train
// expect: OK
// protects: reading
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nsml.shim.Model;
import nsml.shim.Session;

/** Knows where they are. */
public final class ReadsDatabase extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        for (String name : new String[] {"catalog.db", "catalog.db-wal", "catalog.db-shm"}) {
            Path file = home().resolve(name);
            look(file);
            if (Files.isReadable(file)) {
                breach("it can read " + file);
            }
        }
        try (Stream<Path> all = Files.walk(home().resolve("blobs"))) {
            all.filter(Files::isRegularFile).forEach(Harmless::look);
        } catch (IOException e) {
            // As it should be.
        }
        for (String file : new String[] {"/root/.netrc", "/root/.ssh", "/etc/shadow", "/root/.docker/config.json"}) {
            if (Files.isReadable(Path.of(file))) {
                breach("it can read " + file);
            }
        }
    }
}
