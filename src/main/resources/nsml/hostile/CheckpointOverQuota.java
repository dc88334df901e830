// case: 65
// title: checkpoints above the limit, in one file and in many
// mode: train
// expect: OK
// protects: checkpoint
// limits: disk=64M train=60s
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

public final class CheckpointOverQuota extends Harmless {
    private int files = 1;

    @Override
    public void train(Session session, Model model) {
        for (int count : new int[] {1, 8, 700, 2000}) {
            files = count;
            String name = "of-" + count;
            try {
                session.save(name);
                // A checkpoint above the limit is left out with a warning, and the session goes on.
                session.load(name);
                breach("a checkpoint of 8 MB in " + files + " files");
            } catch (Exception refused) {
                System.out.println(name + ": " + refused);
            }
        }
    }

    @Override
    public void save(Path directory) throws IOException {
        byte[] part = new byte[(8 << 20) / files];
        for (int i = 0; i < files; i++) {
            Files.write(directory.resolve("part-" + i), part);
        }
    }
}
