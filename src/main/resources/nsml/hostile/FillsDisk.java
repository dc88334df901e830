// case: 32
// title: fills the working directory
// mode: train
// expect: DISK
// protects: disk
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Writes 200 MB in small files. */
public final class FillsDisk extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        byte[] noise = new byte[1 << 20];
        for (int i = 0; i < 200; i++) {
            Files.write(Path.of("noise-" + i), noise);
            Thread.sleep(20);
        }
        breach("200 MB on the disk");
        sleep();
    }
}
