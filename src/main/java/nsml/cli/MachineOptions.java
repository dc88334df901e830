package nsml.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import nsml.catalog.SessionOptions;
import nsml.session.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code nsml run} lets one ask of the machine, and how the submission wants to be treated. */
final class MachineOptions {

    enum ModelPath {
        AUTO,
        FILE,
        DIRECTORY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String YEAR = "2019";

    @Mixin
    private MachineRequest machine;

    @Option(
            names = {"-c", "--cpus"},
            paramLabel = "N",
            description = "Processors. Default: what the competition gives.")
    private @Nullable Integer cpus;

    @Option(
            names = {"-i", "--interactive"},
            description = "Show the log, and remove the session once it has ended.")
    private boolean interactive;

    @Option(
            names = "--python",
            paramLabel = "INTERPRETER",
            description = "The Python to use: a path, or a name on the PATH. Default: NSML_PYTHON, then python3.")
    private @Nullable String python;

    @Option(
            names = "--compat",
            paramLabel = "YEAR",
            description = "2019: treat the submission as then, for instance GPU calls on a machine without one.")
    private @Nullable String compat;

    @Option(
            names = "--model-path",
            paramLabel = "RULE",
            defaultValue = "auto",
            description = "What save and load functions in Python get: ${COMPLETION-CANDIDATES}. Default:"
                    + " ${DEFAULT-VALUE}.")
    private ModelPath modelPath = ModelPath.AUTO;

    /** Whether the session is removed once it has ended. */
    boolean interactive() {
        return interactive;
    }

    /** The interpreter that was asked for. */
    Optional<String> python() {
        return Optional.ofNullable(python);
    }

    /**
     * Puts them together.
     *
     * @param interpreter the Python that was chosen
     * @throws Refusal if one is out of range
     */
    SessionOptions chosen(Optional<Path> interpreter) {
        check();
        SessionOptions submission = new SessionOptions(
                SessionOptions.USUAL.gpus(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                interpreter.map(Path::toString),
                Optional.ofNullable(compat),
                modelPath.toString(),
                SessionOptions.USUAL_FRACTION,
                interactive);
        return machine.over(submission, cpus);
    }

    /** Refuses what is out of range. */
    void check() {
        machine.check(cpus, "-c");
        if (Stream.ofNullable(compat).anyMatch(year -> !year.equals(YEAR))) {
            throw new Refusal("expected --compat " + YEAR + ", got \"" + compat + "\"; no other year is known");
        }
    }
}
