import java.nio.file.Path;
/** Never comes out of load. */
public final class LoopsInLoad extends Gentle {
    @Override
    public void load(Path directory) {
        loop();
    }
}
