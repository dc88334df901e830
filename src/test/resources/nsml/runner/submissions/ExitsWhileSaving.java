import java.io.IOException;
import java.nio.file.Path;
/** Leaves a checkpoint half done. */
public final class ExitsWhileSaving extends Gentle {
    @Override
    public void save(Path directory) throws IOException {
        super.save(directory);
        Runtime.getRuntime().halt(0);
    }
}
