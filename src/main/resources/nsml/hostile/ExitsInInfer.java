// case: 16
// title: System.exit(0) in infer
// mode: submit
// expect: NO_RESULT
// protects: ending
import nsml.shim.Answers;
import nsml.shim.TestData;

/** Ends as if all were well. */
public final class ExitsInInfer extends Harmless {
    @Override
    public Answers infer(TestData test) {
        System.exit(0);
        return answers(test);
    }
}
