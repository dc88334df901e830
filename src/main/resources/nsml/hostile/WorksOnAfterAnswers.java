// case: 10
// title: threads go on after infer has returned
// mode: submit
// expect: OK
// protects: leftovers
import nsml.shim.Answers;
import nsml.shim.TestData;

/** Leaves threads that the virtual machine would wait for. */
public final class WorksOnAfterAnswers extends Harmless {
    @Override
    public Answers infer(TestData test) {
        for (int i = 0; i < 4; i++) {
            new Thread(Harmless::spin).start();
        }
        return answers(test);
    }
}
