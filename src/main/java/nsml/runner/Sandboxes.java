package nsml.runner;

import java.util.Optional;
import java.util.stream.Stream;

/** The sandboxes of this machine. */
public final class Sandboxes {

    private Sandboxes() {}

    /**
     * Gives a sandbox. The first call of a kind tries it out, as some systems have the programs and forbid what they do.
     *
     * @param kind which one; of {@link SandboxKind#NONE} the processes may read, write and send whatever the caller may
     * @return the sandbox, or empty if it does not work here
     */
    public static Optional<Sandbox> find(SandboxKind kind) {
        return probe(kind).sandbox();
    }

    /**
     * Says why {@link #find} gives none.
     *
     * @param kind which one
     * @return one sentence, or empty if it works
     */
    public static Optional<String> whyNot(SandboxKind kind) {
        return probe(kind).whyNot();
    }

    /**
     * Tells which sandbox to use if nobody says: the first that confines and works here.
     *
     * @return its kind, or empty if none does
     */
    public static Optional<SandboxKind> preferred() {
        return Stream.of(SandboxKind.BUBBLEWRAP, SandboxKind.DOCKER)
                .filter(kind -> find(kind).isPresent())
                .findFirst();
    }

    private static Probe probe(SandboxKind kind) {
        return switch (kind) {
            case BUBBLEWRAP -> BubblewrapProbe.RESULT;
            case DOCKER -> DockerProbe.RESULT;
            case NONE -> Probe.worked(new PlainProcess());
        };
    }
}
