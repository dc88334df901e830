// case: 5
// title: answers just before the limit
// mode: submit
// expect: OK
// protects: time
// limits: infer=3s
import nsml.shim.Answers;
import nsml.shim.TestData;

/** In time. */
public final class EndsJustInTime extends Harmless {
    @Override
    public Answers infer(TestData test) throws Exception {
        Thread.sleep(2200);
        return answers(test);
    }
}
