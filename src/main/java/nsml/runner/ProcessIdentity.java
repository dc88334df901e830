package nsml.runner;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that cannot be taken for another one: its number, and its birth, as numbers are used again.
 *
 * <p>Written to a record as {@link #toString}, it tells a later process whether this very one still lives.
 *
 * @param pid the process's number
 * @param birth on Linux, ticks of the kernel's clock since the machine was started, which no step of the wall clock moves;
 *     elsewhere milliseconds since 1970
 */
public record ProcessIdentity(long pid, long birth) {

    private static final long NEVER_SEEN_ALIVE = -1;

    /**
     * Identifies a process.
     *
     * @param process a process; if it has ended already, its identity is never alive
     * @return its identity
     */
    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), birth(process));
    }

    /**
     * Identifies the process that asks.
     *
     * @return its identity
     */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @param text for instance {@code 4711@123456}
     * @return the identity
     * @throws IllegalArgumentException if it is something else
     */
    public static ProcessIdentity parse(String text) {
        int at = text.indexOf('@');
        try {
            return new ProcessIdentity(
                    Long.parseLong(text.substring(0, Math.max(at, 0))), Long.parseLong(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a process as PID@BIRTH, got \"" + text + "\"", e);
        }
    }

    /**
     * Tells whether this very process still runs. One that is dead and merely not yet waited for does not.
     *
     * @return true if it runs
     */
    public boolean isAlive() {
        return find().isPresent();
    }

    /**
     * Kills the process and all that descend from it, and returns when they are dead. Does nothing if it is dead already.
     *
     * <p>What descends from a process that is dead can no longer be told by descent. Under {@link SandboxKind#BUBBLEWRAP}
     * nothing outlives the process; under {@link SandboxKind#NONE}, see {@link Leftovers}.
     *
     * @throws InterruptedException if the thread was interrupted while it waited for them
     */
    public void kill() throws InterruptedException {
        Optional<ProcessHandle> process = find();
        if (process.isPresent()) {
            new ProcessTree(process.get()).kill();
        }
    }

    /** {@code 4711@123456}, for {@link #parse}. */
    @Override
    public String toString() {
        return pid + "@" + birth;
    }

    /** The process itself, if it lives. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(process -> birth != NEVER_SEEN_ALIVE && birth(process) == birth)
                .filter(ProcessIdentity::isAlive);
    }

    /** {@link ProcessHandle#isAlive} takes a process for alive that is dead and not yet waited for. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive()
                && !ProcessStat.of(process.pid()).map(ProcessStat::isDead).orElse(false);
    }

    private static long birth(ProcessHandle process) {
        return ProcessStat.of(process.pid())
                .map(ProcessStat::birth)
                .orElseGet(() ->
                        process.info().startInstant().map(Instant::toEpochMilli).orElse(NEVER_SEEN_ALIVE));
    }
}
