import nsml.shim.Answers;
import nsml.shim.TestData;
/** Prints without end, and without the end of a line. */
public final class PrintsWithoutEnd extends Gentle {
    @Override
    public Answers infer(TestData test) {
        byte[] noise = new byte[1 << 16];
        while (true) {
            System.out.write(noise, 0, noise.length);
        }
    }
}
