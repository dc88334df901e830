// case: 65
// title: ends in the middle of a save, whose checkpoint must not appear
// mode: train
// expect: NO_RESULT
// protects: checkpoint
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

public final class EndsWhileSaving extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        session.save("half");
    }

    @Override
    public void save(Path directory) throws IOException {
        Files.writeString(directory.resolve("model"), "half");
        Runtime.getRuntime().halt(0);
    }
}
