package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.Language;
import nsml.catalog.SessionId;
import nsml.catalog.SessionOptions;
import nsml.dataset.DatasetName;
import nsml.runner.PythonInterpreter;
import nsml.runner.SandboxKind;
import nsml.session.CodeFiles;
import nsml.session.CodeSnapshots;
import nsml.session.OpenedPackage;
import nsml.session.PackageManifest;
import nsml.session.Refusal;
import nsml.session.SessionStarter;
import nsml.session.UploadLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml run}. */
@picocli.CommandLine.Command(
        name = "run",
        description = "Train a submission in a session of its own; returns once it has started.",
        footer = "Example: nsml run -d ir_ph1 -e main.py -a \"--epochs 5\"")
final class RunCommand extends Command {

    @Option(
            names = {"-d", "--dataset"},
            paramLabel = "DATASET",
            converter = DatasetNameConverter.class,
            description = "The dataset to train on; see nsml dataset ls.")
    private @Nullable DatasetName dataset;

    @Option(
            names = {"-e", "--entry"},
            paramLabel = "ENTRY",
            description = "The script in Python or the jar to run. All files of the script's folder are sent, less what"
                    + " .nsmlignore names; of a jar, only it. Default: main.py.")
    private @Nullable Path entry;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "A file or folder to send along; it lies beside the entry, in the working directory. Repeatable.")
    private List<Path> files = List.of();

    @Option(
            names = {"-a", "--args"},
            paramLabel = "ARGS",
            description = "The submission's own arguments, in one string.")
    private @Nullable String arguments;

    @Option(
            names = {"-m", "--memo"},
            paramLabel = "TEXT",
            defaultValue = "",
            description = "A description, shown by ps.")
    private String memo;

    @Parameters(
            paramLabel = "FILE.nsml",
            arity = "0..1",
            description = "A package made by nsml package, instead of an entry.")
    private @Nullable Path file;

    @Mixin
    private MachineOptions machine;

    @Option(
            names = "--strict-environment",
            description = "Refuse to run if an image or a package that the submission declares is missing here.")
    private boolean strict;

    @Option(names = "--nfs-output", description = "Accepted for old scripts; there is no network disk.")
    private boolean networkOutput;

    @Option(names = "--hide-client-log", description = "Leave out the lines that tell of the upload.")
    private boolean quiet;

    @Option(names = "--show-limits", description = "Show how much code may be sent, and do nothing else.")
    private boolean showLimits;

    @Option(names = "--wait", description = "Show the log and return when the session has ended; Ctrl-C stops it.")
    private boolean wait;

    @Option(names = "--detach", description = "Ctrl-C leaves the session alone instead of stopping it.")
    private boolean detach;

    @Mixin
    private SandboxOption sandbox;

    RunCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        if (showLimits) {
            Uploads.show(services, Uploads.limits(services, Optional.ofNullable(dataset)));
            return DONE;
        }
        machine.check();
        requireOneSource();
        Optional<List<String>> given = Optional.ofNullable(arguments).map(Arguments::split);
        UploadLimits limits = Uploads.limits(services, Optional.ofNullable(dataset));
        if (file == null) {
            CodeFiles code = CodeFiles.find(entry == null ? CodeFiles.USUAL_ENTRY : entry, files, services.home());
            return start(services, code, given.orElse(List.of()), limits);
        }
        try (OpenedPackage opened = OpenedPackage.open(file, services.home(), limits)) {
            return start(services, opened.code(), given.orElse(opened.manifest().arguments()), limits);
        }
    }

    private void requireOneSource() {
        if (file == null) {
            return;
        }
        if (!file.toString().endsWith(PackageManifest.EXTENSION)) {
            throw new Refusal("\"" + file + "\" is no package, whose name ends in " + PackageManifest.EXTENSION
                    + "; if it is an argument of the submission, quote all of them together: -a \"--epochs 3\"");
        }
        if (entry != null || !files.isEmpty()) {
            throw new Refusal("a package has its entry and its files in it; leave out -e and --file");
        }
    }

    private int start(Services services, CodeFiles code, List<String> ownArguments, UploadLimits limits)
            throws IOException {
        SandboxKind kind = sandbox.kind(services);
        if (networkOutput) {
            services.err().println("Note: --nfs-output does nothing here; what a session writes is on this machine");
        }
        try (var interrupt = new OnInterrupt(services, "run", !detach)) {
            Optional<Path> python = Optional.empty();
            if (code.language() == Language.PYTHON) {
                PythonInterpreter interpreter = PythonChoice.make(services, machine, code, kind, strict);
                python = Optional.of(interpreter.executable());
            }
            SessionOptions chosen = machine.chosen(python);
            services.starter().admit(Team.name(services), Optional.ofNullable(dataset), chosen);
            CodeSnapshots.Snapshot snapshot = Uploads.send(services, code, limits, quiet);
            if (code.language() == Language.JAVA) {
                ReferenceImage.ensure(services, code.root().resolve(code.entry()));
            }
            SessionStarter.Run asked = new SessionStarter.Run(
                    Team.name(services),
                    Optional.ofNullable(dataset),
                    snapshot.tree(),
                    snapshot.entry(),
                    ownArguments,
                    memo,
                    kind,
                    chosen);
            if (machine.interactive()) {
                interrupt.removeInTheEnd();
            }
            SessionId session = interrupt.start(() -> services.starter().run(asked));
            int status = Started.await(services, session, wait || machine.interactive(), 0);
            interrupt.ended();
            return status;
        }
    }
}
