// case: 4
// title: burns processors in 64 threads, below the limit of time
// mode: train
// expect: OK
// protects: time
// limits: processes=128
import java.util.ArrayList;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** Allowed, but it must not slow down whoever looks at the clock. */
public final class BurnsManyThreads extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        long end = System.nanoTime() + 2_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
