package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the limits of output, disk, memory and processes, and those of time if told to. Looks on threads of its own, as counting files may
 * take long, and kills on the spot, as the runner may be busy with a save.
 */
final class Watch implements AutoCloseable {

    /** What the kernel keeps for a file in memory, and its name. */
    private static final int BYTES_OF_EMPTY_FILE = 1 << 10;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3, task -> {
        var thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Box box;
    private final List<Path> folders;
    private final Consumer<Event> events;
    private Footprint most = Footprint.NONE;

    private Watch(Box box, List<Path> folders, Consumer<Event> events) {
        this.box = box;
        this.folders = List.copyOf(folders);
        this.events = events;
    }

    static Watch over(Box box, Limits limits, OutputLog log, List<Path> folders, Consumer<Event> events) {
        var watch = new Watch(box, folders, events);
        watch.every(100, () -> output(log, limits));
        watch.every(100, () -> footprint(watch.measured(), limits));
        watch.every(1000, () -> watch.disk(limits));
        return watch;
    }

    /** Keeps time as well: whoever follows the run may be busy with what the submission asks of it. */
    void keep(PhaseClocks clocks) {
        every(50, clocks::timeout);
    }

    private Footprint measured() throws IOException {
        Footprint footprint = box.footprint();
        synchronized (this) {
            most = most.most(footprint);
        }
        return footprint;
    }

    /** A last look, when everybody is dead: they may have exceeded a limit and ended between two looks. */
    Optional<Ending> lastLook(OutputLog log, Limits limits) throws IOException {
        Optional<Ending> tooMuch = output(log, limits);
        if (tooMuch.isEmpty()) {
            tooMuch = footprint(measured(), limits);
        }
        return tooMuch.isPresent() ? tooMuch : disk(limits);
    }

    /** The most that was seen so far. */
    synchronized Footprint most() {
        return most;
    }

    /** Something to look at. */
    private interface Look {
        Optional<Ending> look() throws IOException;
    }

    private static Optional<Ending> output(OutputLog log, Limits limits) throws IOException {
        return log.isOverLimit()
                ? Optional.of(new Ending(Verdict.OUTPUT, "it printed more than " + Printable.bytes(limits.log())))
                : Optional.empty();
    }

    private Optional<Ending> disk(Limits limits) throws IOException {
        Optional<String> excess = DiskUse.excess(folders, limits.disk());
        if (excess.isEmpty()) {
            excess = unlinked(limits);
        }
        if (excess.isEmpty() && inMemory(limits).isPresent()) {
            // Once more: the process through which the folder was seen may have ended meanwhile.
            excess = inMemory(limits);
        }
        return excess.map(what -> new Ending(Verdict.DISK, what));
    }

    private Optional<String> inMemory(Limits limits) throws IOException {
        int most = (int) Math.min(limits.memory() / BYTES_OF_EMPTY_FILE, Integer.MAX_VALUE);
        return DiskUse.excess(box.uncountedFolders(), Long.MAX_VALUE, most).map(what -> what + " in /tmp and /dev/shm");
    }

    private Optional<String> unlinked(Limits limits) throws IOException {
        UnlinkedFiles files = UnlinkedFiles.of(box.processes(), folders);
        if (files.areHidden()) {
            return Optional.of("it has a process that does not let the platform see which files it has open");
        }
        boolean tooMuch = files.bytes() > 0
                && DiskUse.excess(folders, limits.disk() - files.bytes()).isPresent();
        return tooMuch
                ? Optional.of("it filled more than " + Printable.bytes(limits.disk())
                        + " of disk, with files that it deleted and holds open")
                : Optional.empty();
    }

    static Optional<Ending> footprint(Footprint footprint, Limits limits) {
        if (footprint.outOfMemory() || footprint.memory() > limits.memory()) {
            return Optional.of(
                    new Ending(Verdict.MEMORY, "it used more than " + Printable.bytes(limits.memory()) + " of memory"));
        }
        if (footprint.outOfTasks() || footprint.tasks() > limits.processes()) {
            return Optional.of(
                    new Ending(Verdict.PROCESSES, "it had more than " + limits.processes() + " processes and threads"));
        }
        return Optional.empty();
    }

    private void every(long milliseconds, Look look) {
        var unused =
                threads.scheduleWithFixedDelay(() -> once(look), milliseconds, milliseconds, TimeUnit.MILLISECONDS);
    }

    private void once(Look look) {
        try {
            Optional<Ending> exceeded = look.look();
            if (exceeded.isPresent()) {
                // Told before the kill, so that it is heard before the end that it causes.
                events.accept(new Event.Exceeded(exceeded.get()));
                box.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            events.accept(new Event.Faulted(e));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
