import java.nio.file.Path;
import nsml.shim.Answers;
import nsml.shim.TestData;
/** Takes its answers back after having given them. */
public final class DeletesAnswers extends Gentle {
    @Override
    public Answers infer(TestData test) throws Exception {
        String scratch = session.arguments().get(0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Path.of(scratch, "answers.tsv").toFile().delete()));
        return super.infer(test);
    }
}
