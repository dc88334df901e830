package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import nsml.catalog.Ending;
import nsml.shim.wire.Phase;

/**
 * What the competitor reads of a submit while it is graded, instead of its log: phases, progress, verdict. Every word of it is the
 * platform's. Of progress it tells twentieths only, each once and never back: finer numbers would be the submission's to choose,
 * and could carry what it has seen.
 */
final class Bulletin {

    private static final int STEPS = 20;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Path file;
    private final int queries;
    private final InstantSource clock;
    private int step;
    private Instant told = Instant.MIN;

    /**
     * Begins with nothing.
     *
     * @param file where the messages are appended
     * @param queries how many there are to answer; 0 if nobody can tell
     */
    Bulletin(Path file, int queries, InstantSource clock) {
        this.file = file;
        this.queries = queries;
        this.clock = clock;
    }

    void entered(Phase phase) {
        tell("phase " + phase.name().toLowerCase(Locale.ROOT));
    }

    /** The submission says that it has answered so many, of so many. */
    void progress(long done, long total) {
        if (total <= 0 || done <= 0) {
            return;
        }
        int reached = (int) (Math.min(1.0, (double) done / total) * STEPS);
        Instant now = clock.instant();
        if (reached > step
                && (told.equals(Instant.MIN) || Duration.between(told, now).compareTo(BETWEEN) >= 0)) {
            step = reached;
            told = now;
            tell(
                    queries > 0
                            ? "progress " + queries * (long) step / STEPS + " of " + queries
                            : "progress " + 100 * step / STEPS + " of 100 %");
        }
    }

    /** How it ended; the detail is the one that the competitor is told. */
    void ended(Ending ending) {
        tell(ending.verdict() + " in phase " + ending.phase().toLowerCase(Locale.ROOT) + ": " + ending.detail());
    }

    private void tell(String message) {
        try {
            Files.writeString(
                    file,
                    clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + message + "\n",
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the messages of a submit cannot be written", e);
        }
    }
}
