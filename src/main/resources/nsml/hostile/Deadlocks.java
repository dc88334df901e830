// case: 25
// title: a deadlock of two of its threads
// mode: train
// expect: TRAIN_TIMEOUT
// protects: time
// limits: train=3s
import java.util.concurrent.CyclicBarrier;
import nsml.shim.Model;
import nsml.shim.Session;

/** Each waits for what the other has. */
public final class Deadlocks extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        Object one = new Object();
        Object other = new Object();
        CyclicBarrier both = new CyclicBarrier(2);
        Thread thread = new Thread(() -> lock(one, other, both));
        thread.start();
        lock(other, one, both);
    }

    private static void lock(Object first, Object second, CyclicBarrier both) {
        synchronized (first) {
            try {
                both.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            synchronized (second) {
                breach("no deadlock");
            }
        }
    }
}
