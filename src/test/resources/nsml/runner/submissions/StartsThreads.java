import nsml.shim.Answers;
import nsml.shim.TestData;
/** Has 200 threads. */
public final class StartsThreads extends Gentle {
    @Override
    public Answers infer(TestData test) {
        for (int i = 0; i < 200; i++) {
            new Thread(Gentle::loopQuietly).start();
        }
        loop();
        return null;
    }
}
