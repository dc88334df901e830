// case: 34
// title: a sparse file of 1 TB
// mode: train
// expect: DISK
// protects: disk
import java.io.RandomAccessFile;
import nsml.shim.Model;
import nsml.shim.Session;

/** Large, and empty. */
public final class SparseFile extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile("sparse", "rw")) {
            file.setLength(1L << 40);
            breach("a file of 1 TB");
        }
    }
}
