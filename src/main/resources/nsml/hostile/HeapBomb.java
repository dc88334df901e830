// case: 29
// title: fills the heap
// mode: train
// expect: MEMORY
// protects: memory
// limits: memory=256M
import java.util.ArrayList;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** Allocates until it may not. */
public final class HeapBomb extends Harmless {
    @Override
    public void train(Session session, Model model) {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            kept.add(new byte[1 << 20]);
        }
        breach(kept.size() + " MB of heap");
    }
}
