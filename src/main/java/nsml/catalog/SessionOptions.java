package nsml.catalog;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a session asks of the machine, and how its submission wants to be treated.
 *
 * @param gpus GPUs asked for; 0 for a session that is content without
 * @param cpus processors asked for; empty for the competition's
 * @param memory bytes of memory asked for; empty for the competition's
 * @param shm bytes of shared memory asked for; empty for the competition's
 * @param python the interpreter of a submission in Python
 * @param compat the year whose habits the submission relies on; empty for today's
 * @param modelPath what a save or load function of Python gets: {@code auto}, {@code file} or {@code directory}
 * @param testFraction the part of the real test set that a submit on the sample goes up to
 * @param interactive whether the session is removed once it has ended
 */
public record SessionOptions(
        int gpus,
        OptionalInt cpus,
        OptionalLong memory,
        OptionalLong shm,
        Optional<String> python,
        Optional<String> compat,
        String modelPath,
        double testFraction,
        boolean interactive) {

    /** What the original's organisers settled on. */
    public static final double USUAL_FRACTION = 0.1;

    /** What most sessions ask for. */
    public static final SessionOptions USUAL = new SessionOptions(
            1,
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            "auto",
            USUAL_FRACTION,
            false);

    /** The same, for a session that is not removed in the end. */
    public SessionOptions thatStays() {
        return new SessionOptions(gpus, cpus, memory, shm, python, compat, modelPath, testFraction, false);
    }

    /** The same, for a submit on the sample. */
    public SessionOptions withTestFraction(double fraction) {
        return new SessionOptions(gpus, cpus, memory, shm, python, compat, modelPath, fraction, interactive);
    }
}
