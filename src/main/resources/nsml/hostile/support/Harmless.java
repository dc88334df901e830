import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nsml.shim.Answers;
import nsml.shim.Model;
import nsml.shim.Rankings;
import nsml.shim.Session;
import nsml.shim.Submission;
import nsml.shim.TestData;

/** Does what a submission should; a case does one thing differently. */
public class Harmless implements Submission, Model {

    /** Endless loops of cases end by themselves after this. */
    protected static final long MINUTE = TimeUnit.SECONDS.toNanos(60);

    protected Session session;

    @Override
    public Model bind(Session session) throws Exception {
        this.session = session;
        return this;
    }

    @Override
    public void train(Session session, Model model) throws Exception {
        session.save("1");
    }

    @Override
    public void save(Path directory) throws IOException {
        Files.writeString(directory.resolve("model"), "weights");
    }

    @Override
    public void load(Path directory) throws IOException {}

    @Override
    public Answers infer(TestData test) throws Exception {
        return answers(test);
    }

    /** All references for each query, in order. */
    protected static Rankings answers(TestData test) {
        List<String> references = test.references().stream().map(TestData.Item::id).toList();
        Map<String, List<String>> rankings = new LinkedHashMap<>();
        test.queries().forEach(query -> rankings.put(query.id(), references));
        return new Rankings(rankings);
    }

    protected static void breach(String what) {
        System.out.println("BREACH: " + what);
    }

    /** Cries if the text holds one of the doctor's secrets. */
    protected static void secret(String text, String where) {
        if (text.contains("planted-" + "secret")) {
            breach("a secret in " + where);
        }
    }

    /** Looks for a secret in a file, or the beginning of a large one, if it can be read. */
    protected static void look(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            // In pieces: what a case reads must not be its undoing.
            String text = "";
            byte[] piece = in.readNBytes(1 << 16);
            for (int pieces = 1; piece.length > 0 && pieces <= 16; pieces++) {
                text = text.substring(Math.max(0, text.length() - 100)) + new String(piece, StandardCharsets.ISO_8859_1);
                secret(text, file.toString());
                piece = in.readNBytes(1 << 16);
            }
        } catch (IOException unreadable) {
            // As it should be.
        }
    }

    /** Where the platform keeps everything. */
    protected Path home() {
        return Path.of(session.argument("--home").orElseThrow());
    }

    /** Where a server of the host listens. */
    protected int port() {
        return Integer.parseInt(session.argument("--port").orElseThrow());
    }

    /** Another team's session. */
    protected String victim() {
        return session.argument("--victim").orElseThrow();
    }

    /** Uses a processor for a minute, whatever is thrown. */
    protected static void spin() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < MINUTE) {
            Thread.onSpinWait();
        }
    }

    /** Sleeps for a minute, whatever is thrown. */
    protected static void sleep() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < MINUTE) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                // Not even that ends it.
            }
        }
    }
}
