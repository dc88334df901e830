package nsml.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsml.store.Digest;

/**
 * What a session was asked to do; never changes.
 *
 * @param kind run, fork, submit or infer
 * @param source the checkpoint it starts from; empty for a run
 * @param datasetVersion the version of the dataset at the start; a later push does not touch the session
 * @param code the tree of its code
 * @param entry what is started, relative to the code folder: a jar, or a script in Python
 * @param arguments the submission's own arguments
 * @param sandbox the kind of sandbox, as printed
 * @param seed the session's seed
 * @param options what it asks of the machine
 */
public record SessionPlan(
        SessionKind kind,
        Optional<CheckpointId> source,
        String datasetVersion,
        Digest code,
        String entry,
        List<String> arguments,
        String sandbox,
        long seed,
        SessionOptions options) {

    public SessionPlan {
        arguments = List.copyOf(arguments);
    }

    /** Tells whether the submission is written in Python, and not in Java. */
    public boolean isPython() {
        return Language.of(entry) == Language.PYTHON;
    }

    /**
     * Returns the arguments that the submission's process gets. A script in Python gets the reserved ones of 2018 behind its own:
     * they tell it that it starts from a checkpoint, and what for.
     */
    public List<String> allArguments() {
        if (!isPython() || source.isEmpty()) {
            return arguments;
        }
        List<String> all = new ArrayList<>(arguments);
        all.addAll(
                kind.isTest()
                        ? List.of("--mode", "test", "--pause", "1")
                        : List.of("--pause", "1", "--iteration", source.get().name()));
        return all;
    }
}
