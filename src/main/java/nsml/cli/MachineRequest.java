package nsml.cli;

import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.catalog.SessionOptions;
import nsml.session.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code nsml run} and {@code nsml fork} let one ask of the machine under the same names. */
final class MachineRequest {

    @Option(
            names = {"-g", "--gpus"},
            paramLabel = "N",
            description = "GPUs; 0 for processors only. Default: 1; in a fork, as many as the session had.")
    private @Nullable Integer gpus;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemoryConverter.class,
            description =
                    "Memory, for instance 24G. Default: what the competition gives; in a fork, what the session had.")
    private @Nullable Long memory;

    @Option(
            names = "--shm-size",
            paramLabel = "SIZE",
            converter = MemoryConverter.class,
            description = "Shared memory, for instance 1G. Default: as with --memory.")
    private @Nullable Long shm;

    /** Refuses what is out of range. */
    void check(@Nullable Integer cpus, String cpuOption) {
        if (gpus != null && gpus < 0) {
            throw new Refusal("expected 0 or more GPUs with -g, got " + gpus);
        }
        if (cpus != null && cpus < 1) {
            throw new Refusal("expected 1 or more processors with " + cpuOption + ", got " + cpus);
        }
    }

    /** Puts what was asked for in the place of what a session has. */
    SessionOptions over(SessionOptions had, @Nullable Integer cpus) {
        return new SessionOptions(
                gpus == null ? had.gpus() : gpus,
                cpus == null ? had.cpus() : OptionalInt.of(cpus),
                memory == null ? had.memory() : OptionalLong.of(memory),
                shm == null ? had.shm() : OptionalLong.of(shm),
                had.python(),
                had.compat(),
                had.modelPath(),
                had.testFraction(),
                had.interactive());
    }
}
