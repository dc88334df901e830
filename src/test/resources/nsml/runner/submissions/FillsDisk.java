import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Answers;
import nsml.shim.TestData;
/** Writes 40 files of 1 MiB into its working directory. */
public final class FillsDisk extends Gentle {
    @Override
    public Answers infer(TestData test) throws Exception {
        byte[] noise = new byte[1 << 20];
        for (int i = 0; i < 40; i++) {
            try (OutputStream file = Files.newOutputStream(Path.of("noise-" + i))) {
                file.write(noise);
            }
        }
        loop();
        return null;
    }
}
