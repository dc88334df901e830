package nsml.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Progress of long work: a bar that moves for a person who watches, one plain line at the end for everybody else. */
final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 40;

    private final PrintWriter err;
    private final boolean terminal;
    private final String what;
    private int shown = -1;
    private long done;
    private long total;

    ProgressBar(Services services, String what) {
        err = services.err();
        terminal = services.terminal();
        this.what = what;
    }

    void show(long done, long total) {
        this.done = done;
        this.total = total;
        int percent = (int) (100 * done / Math.max(1, total));
        if (terminal && percent != shown) {
            shown = percent;
            int filled = WIDTH * percent / 100;
            err.printf(Locale.ROOT, "\r%s [%s%s] %3d%%", what, "#".repeat(filled), " ".repeat(WIDTH - filled), percent);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (total > 0) {
            err.printf(Locale.ROOT, "%s%s: %d of %d%n", terminal ? "\r\033[K" : "", what, done, total);
            err.flush();
        }
    }
}
