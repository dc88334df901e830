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

    @Option(
            names = {"-g", "--gpus"},
            paramLabel = "N",
            defaultValue = "1",
            description = "GPUs; 0 for processors only. Default: ${DEFAULT-VALUE}.")
    private int gpus = 1;

    @Option(
            names = {"-c", "--cpus"},
            paramLabel = "N",
            description = "Processors. Default: what the competition gives.")
    private @Nullable Integer cpus;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemoryConverter.class,
            description = "Memory, for instance 24G. Default: what the competition gives.")
    private @Nullable Long memory;

    @Option(
            names = "--shm-size",
            paramLabel = "SIZE",
            converter = MemoryConverter.class,
            description = "Shared memory, for instance 1G.")
    private @Nullable Long shm;

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
        return new SessionOptions(
                gpus,
                cpus == null ? OptionalInt.empty() : OptionalInt.of(cpus),
                memory == null ? OptionalLong.empty() : OptionalLong.of(memory),
                shm == null ? OptionalLong.empty() : OptionalLong.of(shm),
                interpreter.map(Path::toString),
                Optional.ofNullable(compat),
                modelPath.toString(),
                SessionOptions.USUAL_FRACTION,
                interactive);
    }

    /** Refuses what is out of range. */
    void check() {
        if (gpus < 0) {
            throw new Refusal("expected 0 or more GPUs with -g, got " + gpus);
        }
        if (cpus != null && cpus < 1) {
            throw new Refusal("expected 1 or more processors with -c, got " + cpus);
        }
        if (Stream.ofNullable(compat).anyMatch(year -> !year.equals(YEAR))) {
            throw new Refusal("expected --compat " + YEAR + ", got \"" + compat + "\"; no other year is known");
        }
    }
}
