package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.catalog.SessionOptions;
import nsml.dataset.DatasetName;
import nsml.session.CodeSnapshots;
import nsml.session.Language;
import nsml.session.SessionStarter;
import nsml.session.UploadLimits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nsml run}. */
@picocli.CommandLine.Command(
        name = "run",
        description = "Train a submission in a session of its own; returns once it has started.",
        footer = "Example: nsml run -d ir_ph1 -e target/submission.jar -a \"--epochs 5\"")
final class RunCommand extends Command {

    @Option(
            names = {"-d", "--dataset"},
            paramLabel = "DATASET",
            required = true,
            converter = DatasetNameConverter.class,
            description = "The dataset to train on; see nsml dataset ls.")
    private DatasetName dataset;

    @Option(
            names = {"-e", "--entry"},
            paramLabel = "JAR",
            required = true,
            description = "The submission's jar.")
    private Path entry;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "A file or folder to send along; it lies beside the jar, in the working directory. Repeatable.")
    private List<Path> files = List.of();

    @Option(
            names = {"-a", "--args"},
            paramLabel = "ARGS",
            defaultValue = "",
            description = "The submission's own arguments, in one string.")
    private String arguments;

    @Option(
            names = {"-m", "--memo"},
            paramLabel = "TEXT",
            defaultValue = "",
            description = "A description, shown by ps.")
    private String memo;

    @Option(names = "--wait", description = "Show the log and return when the session has ended; Ctrl-C stops it.")
    private boolean wait;

    @Mixin
    private SandboxOption sandbox;

    RunCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        List<String> split = Arguments.split(arguments);
        services.datasets().require(dataset);
        var kind = sandbox.kind(services);
        CodeSnapshots.Snapshot code = services.snapshots().take(entry, files, UploadLimits.DEFAULT);
        if (code.language() == Language.JAVA) {
            ReferenceImage.ensure(services, entry);
        }
        Uploads.print(services, code.tree());
        SessionId session = services.starter()
                .run(new SessionStarter.Run(
                        Team.name(services),
                        Optional.of(dataset),
                        code.tree(),
                        code.entry(),
                        split,
                        memo,
                        kind,
                        SessionOptions.USUAL));
        return Started.report(services, "run", session, wait);
    }
}
