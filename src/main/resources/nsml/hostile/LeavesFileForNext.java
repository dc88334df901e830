// case: 43
// title: a file among the temporary ones, read by the next run
// mode: submit
// expect: OK
// protects: leftovers
// finds: file /tmp/nsml-case-43; file /dev/shm/nsml-case-43
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** Two runs of one submission stand for those of two teams. */
public final class LeavesFileForNext extends Harmless {
    private static final List<Path> LETTERS = List.of(
            Path.of("/tmp/nsml-case-43"), Path.of("/dev/shm/nsml-case-43"), Path.of("/var/tmp/nsml-case-43"));

    @Override
    public void train(Session session, Model model) throws Exception {
        for (Path letter : LETTERS) {
            try {
                Files.writeString(letter, "for you");
            } catch (IOException e) {
                // As it should be, or merely of no use.
            }
        }
        super.train(session, model);
    }

    @Override
    public void load(Path directory) throws IOException {
        for (Path letter : LETTERS) {
            if (Files.deleteIfExists(letter)) {
                breach("a letter from the run before: " + letter);
            }
        }
    }
}
