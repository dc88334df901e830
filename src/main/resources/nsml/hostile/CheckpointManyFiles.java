// case: 60
// title: a checkpoint of 12,000 empty files
// mode: train
// expect: OK | TRAIN_TIMEOUT
// protects: checkpoint
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

public final class CheckpointManyFiles extends Harmless {
    @Override
    public void train(Session session, Model model) {
        try {
            session.save("many");
            breach("a checkpoint of 12,000 files");
        } catch (Exception refused) {
            System.out.println(refused);
        }
    }

    @Override
    public void save(Path directory) throws IOException {
        for (int i = 0; i < 12_000; i++) {
            Files.createFile(directory.resolve(Integer.toString(i)));
        }
    }
}
