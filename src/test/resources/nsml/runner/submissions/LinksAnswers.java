import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Answers;
import nsml.shim.TestData;
/** Puts a link in the place of its answers after having given them. */
public final class LinksAnswers extends Gentle {
    @Override
    public Answers infer(TestData test) throws Exception {
        Path answers = Path.of(session.arguments().get(0), "answers.tsv");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Files.delete(answers);
                Files.createSymbolicLink(answers, Path.of("/etc/passwd"));
            } catch (java.io.IOException e) {
                e.printStackTrace();
            }
        }));
        return super.infer(test);
    }
}
