import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import nsml.shim.Answers;
import nsml.shim.TestData;
/** Makes a folder that nobody may look into. */
public final class HidesFolder extends Gentle {
    @Override
    public Answers infer(TestData test) throws Exception {
        Path folder = Files.createDirectory(Path.of("hidden"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        loop();
        return null;
    }
}
