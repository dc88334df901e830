// case: 52
// title: looks for what tells the private half of the queries
// mode: submit
// expect: OK
// protects: reading
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nsml.shim.Answers;
import nsml.shim.TestData;

/** Of the test set it may see pictures and nothing else. */
public final class LooksForPrivateHalf extends Harmless {
    @Override
    public Answers infer(TestData test) throws Exception {
        try (Stream<Path> all = Files.walk(session.datasetPath())) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                if (!file.toString().endsWith(".jpg")) {
                    breach("it sees " + file);
                }
                look(file);
            }
        }
        for (String name : new String[] {"hidden", "answers.json", "split.json", "competition.yaml", "run", "train"}) {
            if (Files.exists(session.datasetPath().resolve(name)) || Files.exists(session.datasetPath().resolveSibling(name))) {
                breach("it sees " + name);
            }
        }
        return answers(test);
    }
}
