// case: 15
// title: a cleaner that never ends
// mode: submit
// expect: OK
// protects: leftovers
import java.lang.ref.Cleaner;
import nsml.shim.Answers;
import nsml.shim.TestData;

/** Keeps the thread of its cleaner for ever. */
public final class CleanerLoops extends Harmless {
    private static final Cleaner CLEANER = Cleaner.create();

    @Override
    public Answers infer(TestData test) {
        for (int i = 0; i < 10; i++) {
            CLEANER.register(new byte[1 << 20], Harmless::spin);
        }
        System.gc();
        return answers(test);
    }
}
