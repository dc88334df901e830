package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Parameters;

/** {@code nsml diff}. */
@picocli.CommandLine.Command(
        name = "diff",
        description = "Show how the code of two sessions differs.",
        footer = "Example: nsml diff team/ir_ph1/1 team/ir_ph1/2")
final class DiffCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session to start from.")
    private SessionId from;

    @Parameters(
            index = "1",
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session to compare with it.")
    private SessionId to;

    DiffCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        Path temporary = Files.createTempDirectory("nsml-diff-");
        try {
            List<String> lines = CodeDiff.of(
                    side(services, from, temporary.resolve("1")), side(services, to, temporary.resolve("2")));
            lines.forEach(line -> services.out().println(Words.visible(line)));
            if (lines.isEmpty()) {
                services.err().println("The code of " + from + " and " + to + " is the same");
            }
        } finally {
            FileUtils.deleteDirectory(temporary.toFile());
        }
        return DONE;
    }

    private static CodeDiff.Side side(Services services, SessionId session, Path folder) throws IOException {
        services.blobs().restore(require(services, session).plan().code(), folder);
        return new CodeDiff.Side(session.toString(), folder);
    }
}
