// case: 23
// title: an exception that tells what infer has seen
// mode: submit
// expect: CRASH
// protects: canary
// finds: told chosen-words
import nsml.shim.Answers;
import nsml.shim.TestData;

/** In a graded session nobody is told what a submission chose to say. */
public final class TellsByException extends Harmless {
    @Override
    public Answers infer(TestData test) {
        throw new IllegalStateException("chosen-words: " + test.queries());
    }
}
