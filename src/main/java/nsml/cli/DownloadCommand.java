package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.runner.FolderCopy;
import nsml.session.KnownSessions;
import nsml.session.Refusal;
import nsml.session.SessionFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml download}. */
@picocli.CommandLine.Command(
        name = "download",
        description = "Fetch the files that a session made in its working directory, /app.",
        footer = "Example: nsml download team/ir_ph1/1 results -s /app/log.csv")
final class DownloadCommand extends Command {

    private static final Path APP = Path.of("/app");

    @Parameters(index = "0", paramLabel = "SESSION", converter = SessionIdConverter.class, description = "Whose files.")
    private SessionId session;

    @Parameters(index = "1", paramLabel = "PATH", description = "The folder to put them in; must not be there yet.")
    private Path target;

    @Option(
            names = {"-s", "--single"},
            paramLabel = "FILE",
            description = "Only this file or folder, for instance /app/log.csv.")
    private @Nullable Path single;

    @Option(
            names = {"-f", "--force"},
            description = "Delete PATH first if it is there.")
    private boolean force;

    DownloadCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        SessionRecord record = new KnownSessions(services.catalog()).require(session);
        if (record.plan().kind().isSubmit()) {
            throw new Refusal("Invalid value for \"SESSION\": Cannot download [" + session
                    + "] (Only nsml rm is valid for submit sessions)\nA submit session has seen hidden test data");
        }
        SessionFolder folder = SessionFolder.of(services.home(), session);
        Path produced = record.state().isEnd() ? folder.produced() : folder.code();
        if (!Files.isDirectory(produced)) {
            throw new Refusal("session " + session + " made no file in its working directory");
        }
        if (Files.exists(target) && !force) {
            throw new Refusal(target + " is there already; name another folder, or delete it first with -f");
        }
        LocalFolder.delete(target, services);
        FolderCopy.copy(produced, wanted(), target);
        return DONE;
    }

    /** The part wanted, relative to the working directory. */
    private Path wanted() {
        if (single == null) {
            return Path.of("");
        }
        Path path =
                single.isAbsolute() ? single.normalize() : APP.resolve(single).normalize();
        if (!path.startsWith(APP) || path.equals(APP)) {
            throw new Refusal("-s names a file in /app, for instance /app/log.csv; this is " + single);
        }
        return APP.relativize(path);
    }
}
