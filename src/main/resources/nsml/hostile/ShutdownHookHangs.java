// case: 14
// title: a shutdown hook that never ends
// mode: submit
// expect: OK
// protects: leftovers
import nsml.shim.Answers;
import nsml.shim.TestData;

/** The answers count; the process does not stay. */
public final class ShutdownHookHangs extends Harmless {
    @Override
    public Answers infer(TestData test) {
        Runtime.getRuntime().addShutdownHook(new Thread(Harmless::sleep));
        return answers(test);
    }
}
