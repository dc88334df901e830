package nsml.runner;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What held a submission within its bounds on this machine. Stamped on its results.
 *
 * @param sandbox how it was confined
 * @param callsFiltered whether the kernel refused system calls that no submission needs
 * @param byKernel the limits that the kernel kept; the others were looked at ten times a second
 * @param means what the kernel kept them by, for instance {@code cgroup v2}
 */
public record Protection(SandboxKind sandbox, boolean callsFiltered, Set<Bound> byKernel, String means) {

    /** Copies the set. */
    public Protection {
        byKernel = Set.copyOf(byKernel);
    }

    /** Nothing but the sandbox itself. */
    static Protection watched(SandboxKind sandbox) {
        return new Protection(sandbox, false, Set.of(), "");
    }

    /** Tells what all this comes to. */
    public Level level() {
        if (sandbox == SandboxKind.NONE) {
            return Level.OPEN;
        }
        return callsFiltered && byKernel.containsAll(EnumSet.allOf(Bound.class)) ? Level.ENFORCED : Level.WATCHED;
    }

    /** For instance {@code enforced: bubblewrap, system calls filtered; by cgroup v1: memory, processes, cpu}. */
    @Override
    public String toString() {
        String calls = callsFiltered ? ", system calls filtered" : "";
        String kept = byKernel.isEmpty() ? "" : "; by " + means + ": " + list(byKernel);
        Set<Bound> others = EnumSet.allOf(Bound.class);
        others.removeAll(byKernel);
        String watched = others.isEmpty() ? "" : "; watched: " + list(others);
        return level() + ": " + sandbox + calls + kept + watched;
    }

    private static String list(Set<Bound> bounds) {
        return List.of(Bound.values()).stream()
                .filter(bounds::contains)
                .map(Bound::toString)
                .collect(Collectors.joining(", "));
    }
}
