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
     * @param dataset the dataset's name; empty for a session without one
     * @param datasetPath its folder, read-only; empty for a session without one
     * @param scratchPath a writable folder, where saves, loads and answers pass
     * @param arguments the submission's own arguments
     * @param seed the session's seed
     * @param gpuCount GPUs granted
     * @param checkpoint the checkpoint to load first; empty for a session that starts from nothing
     * @param terms what else is agreed on
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
            Optional<String> checkpoint,
            Terms terms)
            implements Reply {

        public Start {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What else a session is started with.
     *
     * @param serves in mode test: load, then wait for evaluations until the process is killed
     * @param answers what the answers file has to hold
     * @param compat the year whose habits the submission relies on, for instance {@code 2019}; empty for today's
     * @param modelPath what a save or load function of Python gets
     */
    record Terms(boolean serves, AnswersKind answers, Optional<String> compat, ModelPath modelPath) {

        /** What most sessions are started with. */
        public static final Terms USUAL = new Terms(false, AnswersKind.RANKINGS, Optional.empty(), ModelPath.AUTO);
    }

    /** What an answers file holds. */
    enum AnswersKind {
        /** Rankings of references by query, with an end marker. */
        RANKINGS,
        /** A prediction file, of whatever form the competition's own evaluation reads. */
        PREDICTIONS
    }

    /** What the save and load functions of a submission in Python are handed. */
    enum ModelPath {
        /** A path that the function may make a file or a folder of; a checkpoint of one file comes back as that file. */
        AUTO,
        /** Always the path of a file. */
        FILE,
        /** Always a folder. */
        DIRECTORY
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
