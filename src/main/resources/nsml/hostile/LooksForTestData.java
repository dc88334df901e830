// case: 53
// title: looks for test data in a training session
// mode: train
// expect: OK
// protects: reading
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nsml.shim.Model;
import nsml.shim.Session;

/** Of the dataset it may see the part for training. */
public final class LooksForTestData extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        try (Stream<Path> all = Files.walk(session.datasetPath())) {
            all.filter(path -> path.toString().contains("test") || path.toString().contains("query"))
                    .forEach(path -> breach("it sees " + path));
        }
        Path siblings = session.datasetPath().resolveSibling("submit");
        if (Files.exists(siblings)) {
            breach("it sees " + siblings);
        }
    }
}
