// case: 31
// title: heap, native memory, mapped file and shared memory, each below the limit
// mode: train
// expect: MEMORY
// protects: memory
// limits: disk=256M memory=256M shm=128M processes=128
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** All of them together are more than the limit. */
public final class FillsMemoryInThreeWays extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        Path file = Path.of("/dev/shm", "case-31-" + System.nanoTime());
        file.toFile().deleteOnExit();
        try (RandomAccessFile shared = new RandomAccessFile(file.toFile(), "rw")) {
            MappedByteBuffer mapped = shared.getChannel().map(MapMode.READ_WRITE, 0, 120 << 20);
            for (int at = 0; at < mapped.capacity(); at += 4096) {
                mapped.put(at, (byte) 1);
            }
            List<Object> kept = new ArrayList<>(List.of(mapped));
            for (int i = 0; i < 60; i++) {
                kept.add(new byte[1 << 20]);
                kept.add(ByteBuffer.allocateDirect(1 << 20));
            }
            Thread.sleep(3000);
            breach("240 MB and what Java itself takes");
        }
    }
}
