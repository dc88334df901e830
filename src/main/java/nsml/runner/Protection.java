package nsml.runner;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern FORM =
            Pattern.compile("[a-z]+: ([a-z]+)(, system calls filtered)?(?:; by ([^:;]+): ([^;]+))?(?:; watched: .*)?");

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

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Protection parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected the protection of a session, got \"" + text + "\"");
        }
        Set<Bound> byKernel = Optional.ofNullable(matcher.group(4)).stream()
                .flatMap(Pattern.compile(", ")::splitAsStream)
                .map(bound -> Bound.valueOf(bound.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        return new Protection(
                SandboxKind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                matcher.group(2) != null,
                byKernel,
                Optional.ofNullable(matcher.group(3)).orElse(""));
    }

    private static String list(Set<Bound> bounds) {
        return List.of(Bound.values()).stream()
                .filter(bounds::contains)
                .map(Bound::toString)
                .collect(Collectors.joining(", "));
    }
}
