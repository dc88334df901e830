import nsml.shim.Answers;
import nsml.shim.TestData;
/** Uses the exit status with which Java says that it is out of memory. */
public final class ExitsWithThree extends Gentle {
    @Override
    public Answers infer(TestData test) {
        System.out.println("so long");
        System.exit(3);
        return null;
    }
}
