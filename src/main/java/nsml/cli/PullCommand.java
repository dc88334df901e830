package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.store.Digest;
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
        Digest code = require(services, session).plan().code();
        if (force) {
            LocalFolder.delete(path, services);
        }
        LocalFolder.requireFree(path);
        TreeCopy.to(path, services, code, verbose ? TreeCopy.Telling.EVERY_FILE : TreeCopy.Telling.NOTHING);
        return DONE;
    }
}
