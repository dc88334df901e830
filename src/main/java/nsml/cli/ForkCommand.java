package nsml.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
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

    @Option(names = "--wait", description = "Show the log and return when the session has ended; Ctrl-C stops it.")
    private boolean wait;

    @Mixin
    private SandboxOption sandbox;

    ForkCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        SessionId session = services.starter()
                .fork(
                        source,
                        Optional.ofNullable(checkpoint),
                        Optional.ofNullable(arguments).map(Arguments::split),
                        Optional.empty(),
                        sandbox.kind(services));
        return Started.report(services, "fork", session, wait);
    }
}
