package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.session.SessionFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml resume}. */
@picocli.CommandLine.Command(
        name = "resume",
        description = "Let an ended session go on from its own latest checkpoint, under its own name.",
        footer = "Example: nsml resume team/ir_ph1/1")
final class ResumeCommand extends Command {

    @Parameters(
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session to go on with.")
    private SessionId session;

    @Option(
            names = {"-a", "--args"},
            paramLabel = "ARGS",
            description = "Arguments instead of the session's own, in one string.")
    private @Nullable String arguments;

    @Option(names = "--wait", description = "Show the log and return when the session has ended; Ctrl-C stops it.")
    private boolean wait;

    ResumeCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        Path log = SessionFolder.of(services.home(), session).log();
        long before = Files.exists(log) ? Files.size(log) : 0;
        try (var interrupt = new OnInterrupt(services, "resume", true)) {
            interrupt.start(() -> {
                services.starter()
                        .resume(session, Optional.ofNullable(arguments).map(Arguments::split));
                return session;
            });
            return Started.await(services, session, wait, before);
        }
    }
}
