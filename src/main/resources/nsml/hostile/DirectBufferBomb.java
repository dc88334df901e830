// case: 30
// title: direct buffers beyond the limit of memory
// mode: train
// expect: MEMORY
// protects: memory
// limits: memory=256M
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** Allocates beside the heap. */
public final class DirectBufferBomb extends Harmless {
    @Override
    public void train(Session session, Model model) {
        List<ByteBuffer> kept = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            kept.add(ByteBuffer.allocateDirect(1 << 20));
        }
        breach(kept.size() + " MB of direct buffers");
    }
}
