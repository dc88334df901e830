// case: 5
// title: answers just after the limit
// mode: submit
// expect: INFER_TIMEOUT
// protects: time
// limits: infer=2s
import nsml.shim.Answers;
import nsml.shim.TestData;

/** Too late, if only by a little. */
public final class EndsJustTooLate extends Harmless {
    @Override
    public Answers infer(TestData test) throws Exception {
        Thread.sleep(2001);
        return answers(test);
    }
}
