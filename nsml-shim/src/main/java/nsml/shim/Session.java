package nsml.shim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The running session, as a submission sees it: its data, its arguments, and the calls that reach the platform.
 *
 * <p>Not thread-safe: call it from the thread that runs {@link Submission#train} or {@link Model#infer}.
 */
public interface Session {

    /**
     * Tells whether the platform runs this session, or a plain {@code java -jar} on the author's desk.
     *
     * @return true on the platform
     */
    boolean isOnNsml();

    /**
     * Names the session.
     *
     * @return for instance {@code team/ir_ph1/3}; {@code local} off the platform
     */
    String name();

    /**
     * Tells what the session is for.
     *
     * @return the mode
     */
    Mode mode();

    /**
     * Names the dataset.
     *
     * @return for instance {@code ir_ph1}
     */
    String datasetName();

    /**
     * Gives the dataset's folder, read-only. It holds {@code train} in mode {@link Mode#TRAIN} and {@code test} in mode
     * {@link Mode#TEST}, never both.
     *
     * @return an existing folder
     */
    Path datasetPath();

    /**
     * Gives the arguments of {@code nsml run -a "..."}, split as a shell would.
     *
     * @return the arguments, possibly none
     */
    List<String> arguments();

    /**
     * Looks up the value that follows an option among the {@linkplain #arguments() arguments}.
     *
     * @param option with its dashes, for instance {@code --epochs}; {@code --epochs 3} and {@code --epochs=3} both work
     * @return the value of its last occurrence, or empty if it does not occur
     * @throws IllegalArgumentException if the option stands last, without a value
     */
    Optional<String> argument(String option);

    /**
     * Gives the seed that the platform chose for this session; a fork has its own.
     *
     * @return any number
     */
    long seed();

    /**
     * Counts the GPUs granted to the session.
     *
     * @return at least 0
     */
    int gpuCount();

    /**
     * Names the checkpoint that this session started from and that {@link Model#load} was called with.
     *
     * @return the checkpoint, or empty for a session that started from nothing
     */
    Optional<String> startedFrom();

    /**
     * Reports measurements: kept as a curve, and shown by {@code nsml ps} and {@code nsml model ls} until the next report.
     *
     * @param step the place on the x axis, for instance the epoch
     * @param values finite numbers by name; a {@code /} in a name groups curves, as in {@code train/loss}
     * @throws IllegalArgumentException if a value is NaN or infinite
     * @throws java.io.UncheckedIOException if the platform refused the report (the message says why)
     */
    void report(long step, Map<String, ? extends Number> values);

    /**
     * Reports measurements that are kept as a curve only, not shown in summaries.
     *
     * @param step the place on the x axis
     * @param values finite numbers by name
     * @throws IllegalArgumentException if a value is NaN or infinite
     * @throws java.io.UncheckedIOException if the platform refused the report (the message says why)
     */
    void reportDetail(long step, Map<String, ? extends Number> values);

    /**
     * Saves the model as a checkpoint, by way of {@link Model#save}. Returns when the checkpoint is safely in the store. The
     * same name overwrites.
     *
     * @param checkpoint 1 to 100 letters, digits and {@code . _ - + =}, for instance the epoch; it does not begin with a dot
     * @throws IOException if {@code Model.save} failed, or if the platform refused the checkpoint (the message says why)
     */
    void save(String checkpoint) throws IOException;

    /**
     * Loads a checkpoint of this session, by way of {@link Model#load}.
     *
     * @param checkpoint its name
     * @throws IOException if there is none of that name, or {@code Model.load} failed
     */
    void load(String checkpoint) throws IOException;

    /**
     * Loads a checkpoint of another session of the same team, by way of {@link Model#load}.
     *
     * @param checkpoint its name
     * @param session for instance {@code team/ir_ph1/3}
     * @throws IOException if there is none of that name, or {@code Model.load} failed
     */
    void load(String checkpoint, String session) throws IOException;
}
