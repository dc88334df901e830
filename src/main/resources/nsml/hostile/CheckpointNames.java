// case: 68
// title: names of checkpoints that are paths, or no names at all
// mode: train
// expect: OK
// protects: checkpoint
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

public final class CheckpointNames extends Harmless {
    @Override
    public void train(Session session, Model model) {
        for (String name : List.of("../1", "a/b", "..", ".hidden", "", "a b", "a\nb", "\u001b[2J", "x".repeat(101), "a\0b", "\u202e1", "1\u0301", "';--")) {
            try {
                session.save(name);
                breach("a checkpoint named " + name.replace("\0", "NUL"));
            } catch (Exception refused) {
                System.out.println(refused);
            }
        }
    }
}
