package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml pull}. */
@picocli.CommandLine.Command(
        name = "pull",
        description = "Copy the code that a session was started with into a folder.",
        footer = "Example: nsml pull team/ir_ph1/1 ./first-try")
final class PullCommand extends Command {

    @Parameters(index = "0", paramLabel = "SESSION", converter = SessionIdConverter.class, description = "Whose code.")
    private SessionId session;

    @Parameters(index = "1", paramLabel = "PATH", description = "The folder; made if it is not there.")
    private Path path;

    @Option(
            names = {"-v", "--verbose"},
            description = "Name every file.")
    private boolean verbose;

    @Option(
            names = {"-f", "--force"},
            description = "Delete the folder first, with all that is in it.")
    private boolean force;

    PullCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        Download.to(
                path,
                services,
                require(services, session).plan().code(),
                force ? Download.Existing.DELETE : Download.Existing.KEEP,
                verbose ? Download.Telling.EVERY_FILE : Download.Telling.NOTHING);
        return DONE;
    }
}
