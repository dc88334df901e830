package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.catalog.SessionOptions;
import nsml.runner.SandboxKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml fork}. */
@picocli.CommandLine.Command(
        name = "fork",
        description = "Go on training from a checkpoint, with the same code, in a session of its own.",
        footer = "Example: nsml fork team/ir_ph1/1 -c 3 -a \"--epochs 10\"")
final class ForkCommand extends Command {

    @Parameters(
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session to go on from.")
    private SessionId source;

    @Option(
            names = {"-c", "--checkpoint"},
            paramLabel = "NAME",
            description = "The checkpoint to start from. Default: the latest.")
    private @Nullable String checkpoint;

    @Option(
            names = {"-a", "--args"},
            paramLabel = "ARGS",
            description = "Arguments instead of the session's own, in one string.")
    private @Nullable String arguments;

    @Mixin
    private MachineRequest machine;

    @Option(
            names = {"--cpu", "--cpus"},
            paramLabel = "N",
            description = "Processors. Default: as many as the session had.")
    private @Nullable Integer cpus;

    @Option(names = "--wait", description = "Show the log and return when the session has ended; Ctrl-C stops it.")
    private boolean wait;

    @Option(names = "--detach", description = "Ctrl-C leaves the session alone instead of stopping it.")
    private boolean detach;

    @Mixin
    private SandboxOption sandbox;

    ForkCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        SandboxKind kind = sandbox.kind(services);
        Optional<List<String>> given = Optional.ofNullable(arguments).map(Arguments::split);
        return Started.report(
                services,
                "fork",
                detach,
                () -> services.starter().fork(source, Optional.ofNullable(checkpoint), given, this::changed, kind),
                wait);
    }

    private SessionOptions changed(SessionOptions had) {
        machine.check(cpus, "--cpu");
        // A run that was to be removed in the end is no reason to remove its fork.
        return machine.over(had.thatStays(), cpus);
    }
}
