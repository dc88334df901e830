// case: 33
// title: 10,000 empty files
// mode: train
// expect: DISK | OK
// protects: disk
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Takes entries, not bytes. */
public final class ManyEmptyFiles extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        for (int folder = 0; folder < 10; folder++) {
            Path place = Files.createDirectory(Path.of("empty-" + folder));
            for (int i = 0; i < 1000; i++) {
                Files.createFile(place.resolve("file-" + i));
            }
        }
    }
}
