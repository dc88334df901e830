import java.util.ArrayList;
import java.util.List;
import nsml.shim.Answers;
import nsml.shim.TestData;
/** Takes heap and ignores that there is no more. */
public final class ExhaustsHeap extends Gentle {
    @Override
    public Answers infer(TestData test) {
        List<byte[]> hoard = new ArrayList<>();
        while (true) {
            try {
                hoard.add(new byte[1 << 20]);
            } catch (OutOfMemoryError e) {
                // Goes on, if Java lets it.
            }
        }
    }
}
