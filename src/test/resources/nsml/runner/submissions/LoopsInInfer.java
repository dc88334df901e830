import nsml.shim.Answers;
import nsml.shim.TestData;
/** Never comes out of infer, whatever is thrown at it. */
public final class LoopsInInfer extends Gentle {
    @Override
    public Answers infer(TestData test) {
        while (true) {
            try {
                loop();
            } catch (Throwable e) {
                // Not even that ends it.
            }
        }
    }
}
