package nsml.runner;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process and all that descend from it.
 *
 * <p>A child whose parent dies is adopted by another process, and its descent is lost. So the tree remembers whom it has
 * seen: {@link #look} often. What still escapes may be found as {@link Leftovers}.
 *
 * <p>Thread-safe.
 */
final class ProcessTree {

    private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);

    private final ProcessHandle root;
    private final Optional<Leftovers> orphans;
    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    ProcessTree(ProcessHandle root) {
        this(root, Optional.empty());
    }

    ProcessTree(ProcessHandle root, Optional<Leftovers> orphans) {
        this.root = root;
        this.orphans = orphans;
        members.add(root);
        look();
    }

    /** Those alive now. */
    synchronized Set<ProcessHandle> look() {
        members.removeIf(process -> !ProcessIdentity.isAlive(process));
        // The system's processes are listed once, not once for each member: a bomb must not slow down who is to stop
        // it.
        Map<Long, List<ProcessHandle>> children = ProcessHandle.allProcesses()
                .collect(groupingBy(
                        process -> process.parent().map(ProcessHandle::pid).orElse(0L)));
        Deque<ProcessHandle> parents = new ArrayDeque<>(members);
        while (!parents.isEmpty()) {
            for (ProcessHandle child : children.getOrDefault(parents.remove().pid(), List.of())) {
                if (ProcessIdentity.isAlive(child) && members.add(child)) {
                    parents.add(child);
                }
            }
        }
        return Set.copyOf(members);
    }

    /** Kills until nobody is left, for a process may have a new child at any moment. */
    void kill() throws InterruptedException {
        long start = System.nanoTime();
        Set<ProcessHandle> alive = all();
        while (!alive.isEmpty()) {
            if (System.nanoTime() - start > LONGEST_DEATH.toNanos()) {
                throw new IllegalStateException("expected processes to die within " + LONGEST_DEATH.toSeconds()
                        + " s of being killed, still alive: "
                        + alive.stream().map(ProcessHandle::pid).toList());
            }
            alive.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(2);
            alive = all();
        }
    }

    private Set<ProcessHandle> all() {
        return Stream.concat(look().stream(), orphans.stream().flatMap(Leftovers::find))
                .collect(toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "tree of " + root.pid();
    }
}
