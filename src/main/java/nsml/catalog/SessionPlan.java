package nsml.catalog;

import java.util.List;
import java.util.Optional;
import nsml.store.Digest;

/**
 * What a session was asked to do; never changes.
 *
 * @param kind run, fork or submit
 * @param source the checkpoint it starts from; empty for a run
 * @param datasetVersion the version of the dataset at the start; a later push does not touch the session
 * @param code the tree of its code
 * @param entry the submission's jar, relative to the code folder
 * @param arguments the submission's own arguments
 * @param sandbox the kind of sandbox, as printed
 * @param seed the session's seed
 */
public record SessionPlan(
        SessionKind kind,
        Optional<CheckpointId> source,
        String datasetVersion,
        Digest code,
        String entry,
        List<String> arguments,
        String sandbox,
        long seed) {

    public SessionPlan {
        arguments = List.copyOf(arguments);
    }
}
