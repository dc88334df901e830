import nsml.shim.Answers;
import nsml.shim.TestData;
/** Has answered, and does not end. */
public final class HangsAfterInfer extends Gentle {
    @Override
    public Answers infer(TestData test) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(Gentle::loopQuietly));
        return super.infer(test);
    }
}
