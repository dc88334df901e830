// case: 11
// title: has the right to set the clock of the system
// mode: train
// expect: OK
// protects: time
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Only looks whether it could: any capability is one too many. */
public final class MaySetTheClock extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.matches("Cap(Eff|Prm|Bnd):.*") && !line.endsWith(" 0000000000000000")
                    && !line.endsWith("\t0000000000000000")) {
                breach("a capability: " + line);
            }
        }
    }
}
