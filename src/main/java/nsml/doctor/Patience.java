package nsml.doctor;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for the world outside. */
final class Patience {

    private static final int TICK_MILLISECONDS = 25;

    private Patience() {}

    /**
     * Waits for a condition.
     *
     * @return false if it did not come about in time
     */
    static boolean await(Duration longest, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                return false;
            }
            Thread.sleep(TICK_MILLISECONDS);
        }
        return true;
    }
}
