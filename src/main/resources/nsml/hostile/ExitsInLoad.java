// case: 16
// title: System.exit(0) in load
// mode: submit
// expect: NO_RESULT
// protects: ending
import java.nio.file.Path;

/** Ends as if all were well. */
public final class ExitsInLoad extends Harmless {
    @Override
    public void load(Path directory) {
        System.exit(0);
    }
}
