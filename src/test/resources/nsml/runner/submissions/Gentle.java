import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nsml.shim.Answers;
import nsml.shim.Model;
import nsml.shim.Rankings;
import nsml.shim.Session;
import nsml.shim.Submission;
import nsml.shim.TestData;

/** Does what it should; the others do one thing differently. */
public class Gentle implements Submission, Model {

    protected Session session;

    @Override
    public Model bind(Session session) throws Exception {
        this.session = session;
        return this;
    }

    @Override
    public void train(Session session, Model model) throws Exception {
        session.report(1, Map.of("loss", 0.5));
        session.save("1");
        session.load("1");
    }

    @Override
    public void save(Path directory) throws IOException {
        Files.createDirectory(directory.resolve("layers"));
        Files.writeString(directory.resolve("layers").resolve("first"), "weights");
    }

    @Override
    public void load(Path directory) throws IOException {
        System.out.println("loaded " + Files.readString(directory.resolve("layers").resolve("first")));
    }

    @Override
    public Answers infer(TestData test) throws Exception {
        return new Rankings(Map.of("q1", List.of("r1", "r2")));
    }

    protected static void loopQuietly() {
        while (true) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                // Not even that ends it.
            }
        }
    }

    protected static void loop() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
