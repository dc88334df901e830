// case: 9
// title: does all work in load, to save time of infer
// mode: submit
// expect: OK
// protects: time
// limits: load=20s infer=2s
import java.nio.file.Path;

/** Allowed: load has a limit of its own. */
public final class WorksInLoad extends Harmless {
    @Override
    public void load(Path directory) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < 3_000_000_000L) {
            Thread.onSpinWait();
        }
    }
}
