package nsml.runner.docker;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for answers, but not for ever. The library cannot: a socket of this kind takes no timeout. So questions are asked on
 * threads of their own. They are asked to the end even by a thread that is interrupted, as what it does then is to clear up.
 */
final class Patience implements AutoCloseable {

    private final Duration longest;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "engine");
        thread.setDaemon(true);
        return thread;
    });

    Patience(Duration longest) {
        this.longest = longest;
    }

    /**
     * Returns the answer, or throws what the question throws.
     *
     * @throws CancellationException if there is none in time
     */
    <T> T with(Supplier<T> question) {
        Future<T> answer = threads.submit(question::get);
        long start = System.nanoTime();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(longest.toNanos() - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new CancellationException("nothing came within " + longest.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
