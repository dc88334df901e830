package nsml.shim.wire;

import java.util.List;
import java.util.Optional;
import nsml.shim.Mode;

/** What the supervisor answers. */
public sealed interface Reply {

    /**
     * Answers {@link Request.Hello}: all that the session needs to know. Paths are as the submission's process sees them.
     *
     * @param session for instance {@code team/ir_ph1/3}
     * @param mode train or test
     * @param dataset the dataset's name
     * @param datasetPath its folder, read-only
     * @param scratchPath a writable folder, where saves, loads and answers pass
     * @param arguments the submission's own arguments
     * @param seed the session's seed
     * @param gpuCount GPUs granted
     * @param checkpoint the checkpoint to load first; empty for a session that starts from nothing
     */
    record Start(
            String session,
            Mode mode,
            String dataset,
            String datasetPath,
            String scratchPath,
            List<String> arguments,
            long seed,
            int gpuCount,
            Optional<String> checkpoint)
            implements Reply {

        public Start {
            arguments = List.copyOf(arguments);
        }
    }

    /** Done as asked. */
    record Accepted() implements Reply {}

    /**
     * Answers {@link Request.Load}.
     *
     * @param directory the bare name of the checkpoint's folder in the scratch folder; the shim removes it after use
     */
    record Loaded(String directory) implements Reply {}

    /**
     * Not done.
     *
     * @param reason one sentence: what was expected, what came, what to do
     */
    record Refused(String reason) implements Reply {}
}
