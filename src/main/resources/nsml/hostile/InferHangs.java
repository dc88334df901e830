// case: 2, 7
// title: infer never returns and catches every Throwable
// mode: submit
// expect: INFER_TIMEOUT
// protects: time
// limits: infer=2s
import nsml.shim.Answers;
import nsml.shim.TestData;

/** Goes on whatever is thrown. */
public final class InferHangs extends Harmless {
    @Override
    public Answers infer(TestData test) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < MINUTE) {
            try {
                Thread.sleep(100);
                throw new Error();
            } catch (Throwable e) {
                Thread.interrupted();
            }
        }
        return answers(test);
    }
}
