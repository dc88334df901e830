// case: 22
// title: throws an exception called OK, with a message of 10 MB
// mode: train
// expect: CRASH
// protects: ending
import nsml.shim.Model;
import nsml.shim.Session;

/** Hopes that somebody reads the name only. */
public final class ThrowsHugeMessage extends Harmless {
    static final class OK extends RuntimeException {
        OK(String message) {
            super(message);
        }
    }

    @Override
    public void train(Session session, Model model) {
        throw new OK("OK\n".repeat(3_500_000));
    }
}
