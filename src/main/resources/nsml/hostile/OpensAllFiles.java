// case: 35
// title: opens files until it may not
// mode: train
// expect: CRASH
// protects: processes
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** Others can still open theirs. */
public final class OpensAllFiles extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        List<FileInputStream> opened = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            opened.add(new FileInputStream("/dev/null"));
        }
        breach(opened.size() + " open files");
    }
}
