// case: 45
// title: a segment of shared memory and a lock, found by the next run
// mode: submit
// expect: OK
// protects: leftovers
// finds: file /dev/shm/sem.nsml-case-45
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Two runs of one submission stand for those of two teams. */
public final class LeavesSharedMemory extends Harmless {
    private static final Path SEMAPHORE = Path.of("/dev/shm/sem.nsml-case-45");
    private String segment = "";

    @Override
    public void train(Session session, Model model) throws Exception {
        Files.writeString(SEMAPHORE, "1");
        Process made = new ProcessBuilder("/usr/bin/ipcmk", "-M", "4096").start();
        segment = new String(made.getInputStream().readAllBytes()).replaceAll("\\D", "");
        super.train(session, model);
    }

    @Override
    public void save(Path directory) throws IOException {
        Files.writeString(directory.resolve("segment"), segment);
    }

    @Override
    public void load(Path directory) throws IOException {
        if (Files.deleteIfExists(SEMAPHORE)) {
            breach("a semaphore of the run before");
        }
        String left = Files.readString(directory.resolve("segment"));
        Process looked = new ProcessBuilder("/usr/bin/ipcrm", "-m", left).start();
        try {
            if (!left.isEmpty() && looked.waitFor() == 0) {
                breach("a segment of the run before");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
