// case: 21
// title: fills the heap, catches the error, and goes on
// mode: train
// expect: MEMORY
// protects: memory
// limits: memory=256M
import java.util.ArrayList;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** Tries to live on without memory. */
public final class IgnoresFullHeap extends Harmless {
    @Override
    public void train(Session session, Model model) {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            try {
                kept.add(new byte[1 << 20]);
            } catch (OutOfMemoryError e) {
                breach("it goes on without memory");
                sleep();
            }
        }
    }
}
