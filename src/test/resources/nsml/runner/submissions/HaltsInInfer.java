import nsml.shim.Answers;
import nsml.shim.TestData;
/** Pretends success by its exit status. */
public final class HaltsInInfer extends Gentle {
    @Override
    public Answers infer(TestData test) {
        Runtime.getRuntime().halt(0);
        return null;
    }
}
