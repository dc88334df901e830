import nsml.shim.Answers;
import nsml.shim.TestData;
/** Takes 48 MiB of heap. */
public final class FillsHeap extends Gentle {
    @Override
    public Answers infer(TestData test) {
        byte[][] hoard = new byte[48][];
        for (int i = 0; i < hoard.length; i++) {
            hoard[i] = new byte[1 << 20];
            java.util.Arrays.fill(hoard[i], (byte) 1);
        }
        loop();
        return null;
    }
}
