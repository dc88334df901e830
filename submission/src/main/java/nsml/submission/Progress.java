package nsml.submission;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says in plain lines how far a long piece of work has come: every few seconds, and at its end. */
final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final PrintStream out;
    private final String work;
    private final int total;
    private final Instant start;
    private Instant next;

    /**
     * Begins.
     *
     * @param work what is done, for instance {@code epoch 1 of 8}
     * @param total how many pictures it takes
     */
    Progress(InstantSource clock, PrintStream out, String work, int total) {
        this.clock = clock;
        this.out = out;
        this.work = work;
        this.total = total;
        start = clock.instant();
        next = start.plus(PAUSE);
    }

    /** To be told after each step how many pictures are done. */
    void at(int done) {
        if (done < total && !clock.instant().isBefore(next)) {
            out.println(work + ": " + done + " of " + total + " pictures");
            next = clock.instant().plus(PAUSE);
        }
    }

    /** Prints what it came to. */
    void end(String result) {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        out.printf(
                "%s: %s%d pictures in %.1f s, %.1f a second%n",
                work, result, total, seconds, total / Math.max(seconds, 1e-3));
    }
}
