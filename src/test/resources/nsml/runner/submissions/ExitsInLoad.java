import java.nio.file.Path;
/** Pretends success by its exit status. */
public final class ExitsInLoad extends Gentle {
    @Override
    public void load(Path directory) {
        System.exit(0);
    }
}
