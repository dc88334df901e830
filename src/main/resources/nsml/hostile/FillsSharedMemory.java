// case: 31
// title: fills shared memory and the folder for temporary files
// mode: train
// expect: OK
// protects: memory
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Both are small; what it may not write it does without. */
public final class FillsSharedMemory extends Harmless {
    @Override
    public void train(Session session, Model model) {
        for (String folder : new String[] {"/dev/shm", "/tmp"}) {
            Path file = Path.of(folder, "case-31-" + System.nanoTime());
            int written = 0;
            try (OutputStream out = Files.newOutputStream(file)) {
                while (written < 200) {
                    out.write(new byte[1 << 20]);
                    written++;
                }
            } catch (IOException full) {
                // As it should be.
            }
            if (written > 80) {
                breach(written + " MB in " + folder);
            }
            file.toFile().delete();
        }
    }
}
