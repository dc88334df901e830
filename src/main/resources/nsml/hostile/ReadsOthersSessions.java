// case: 48
// title: loads a checkpoint of another team, and reads its files
// mode: train
// expect: OK
// protects: reading
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nsml.shim.Model;
import nsml.shim.Session;

/** By name, and by path. */
public final class ReadsOthersSessions extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        try {
            session.load("1", victim());
            breach("a checkpoint of " + victim());
        } catch (IOException e) {
            secret(String.valueOf(e.getMessage()), "what it is told");
        }
        Path folder = home().resolve("sessions").resolve(victim());
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(Harmless::look);
        } catch (IOException e) {
            // As it should be.
        }
        if (Files.exists(folder)) {
            breach("it sees " + folder);
        }
    }
}
