// case: 78
// title: a process of its own that rewrites the answers after their end marker
// mode: submit
// expect: OK | BAD_RESULT | NO_RESULT
// protects: answers
// finds: process sleep 61.278
import nsml.shim.Answers;
import nsml.shim.TestData;

public final class AnswersRewritten extends Harmless {
    @Override
    public Answers infer(TestData test) throws Exception {
        new ProcessBuilder("/usr/bin/setsid", "/bin/sh", "-c", "for i in 1 2 3 4 5 6 7 8 9; do for f in /scratch/*.tsv; do echo rewritten >>\"$f\"; done; sleep 0.1; done; exec sleep 61.278")
                .start();
        return answers(test);
    }
}
