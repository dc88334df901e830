// case: 6
// title: blocks in a native call that no interrupt ends
// mode: train
// expect: TRAIN_TIMEOUT
// protects: time
// limits: train=3s
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Waits for a writer of a named pipe, who never comes. */
public final class BlocksInNativeCall extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        Path pipe = Files.createTempDirectory("case").resolve("pipe");
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
        new FileInputStream(pipe.toFile()).close();
    }
}
