// case: 1
// title: load never returns
// mode: submit
// expect: LOAD_TIMEOUT
// protects: time
// limits: load=2s
import java.nio.file.Path;

/** Uses a processor for ever. */
public final class LoadHangs extends Harmless {
    @Override
    public void load(Path directory) {
        spin();
    }
}
