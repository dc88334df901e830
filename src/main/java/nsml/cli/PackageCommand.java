package nsml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.Language;
import nsml.dataset.DatasetName;
import nsml.session.CodeFiles;
import nsml.session.OpenedPackage;
import nsml.session.PackageManifest;
import nsml.session.PackageWriter;
import nsml.session.Refusal;
import nsml.session.UploadLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml package}. */
@picocli.CommandLine.Command(
        name = "package",
        description =
                "Pack a submission into one file that nsml run takes; the same code gives the same file, byte for byte.",
        footer = "Example: nsml package -o first.nsml -a \"--epochs 5\"")
final class PackageCommand extends Command {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "",
            description =
                    "The folder of the code, or the jar; with --check, also a package. Default: the current folder.")
    private Path place;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "The package to write. Default: the name of the folder or jar, and .nsml, in the current folder.")
    private @Nullable Path output;

    @Option(
            names = {"-e", "--entry"},
            paramLabel = "ENTRY",
            description = "The script in Python or the jar to run, in DIR. Default: main.py.")
    private @Nullable Path entry;

    @Option(
            names = {"-a", "--args"},
            paramLabel = "ARGS",
            defaultValue = "",
            description = "The arguments that the submission gets, unless others are given with nsml run.")
    private String arguments;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A file or folder to pack along; it lies beside the entry. Repeatable.")
    private List<Path> files = List.of();

    @Option(
            names = {"-d", "--dataset"},
            paramLabel = "DATASET",
            converter = DatasetNameConverter.class,
            description = "Check against the upload limits of this dataset instead of the usual ones.")
    private @Nullable DatasetName dataset;

    @Option(names = "--check", description = "Write nothing; say everything that would be refused.")
    private boolean check;

    PackageCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        UploadLimits limits = Uploads.limits(services, Optional.ofNullable(dataset));
        if (check) {
            return check(services, limits);
        }
        List<String> split = Arguments.split(arguments);
        CodeFiles code = CodeFiles.find(entryFile(), files, services.home());
        Path target = output == null ? usualOutput(code) : output;
        if (Files.isDirectory(target) || !target.toString().endsWith(PackageManifest.EXTENSION)) {
            throw new Refusal("expected -o with the name of a file that ends in " + PackageManifest.EXTENSION + ", got "
                    + target);
        }
        PackageManifest manifest = PackageWriter.write(code, split, limits, target);
        tell(services, target, manifest);
        return DONE;
    }

    private static void tell(Services services, Path file, PackageManifest manifest) {
        int count = manifest.code().files().size();
        services.out()
                .println("Package " + file + ": entry " + manifest.entry() + ", " + count
                        + (count == 1 ? " file, " : " files, ")
                        + Words.binarySize(manifest.code().bytes()));
        services.out().println("Digest: " + manifest.digest());
        services.out().flush();
    }

    private int check(Services services, UploadLimits limits) throws IOException {
        List<String> problems;
        if (isPackage()) {
            problems = problemsOfPackage(services, limits);
        } else {
            CodeFiles code = CodeFiles.examine(entryFile(), files, services.home());
            problems = PackageWriter.problems(code, limits);
        }
        problems.forEach(problem -> services.out().println(Words.visible(problem)));
        services.out()
                .println(
                        problems.isEmpty()
                                ? "Nothing would be refused"
                                : problems.size() == 1
                                        ? "1 problem: this would be refused"
                                        : problems.size() + " problems: this would be refused");
        services.out().flush();
        return problems.isEmpty() ? DONE : FAILED;
    }

    private List<String> problemsOfPackage(Services services, UploadLimits limits) throws IOException {
        try (OpenedPackage opened = OpenedPackage.open(place, services.home(), limits)) {
            return PackageWriter.problems(opened.code(), limits);
        } catch (Refusal e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private boolean isPackage() {
        return place.toString().endsWith(PackageManifest.EXTENSION) && Files.isRegularFile(place);
    }

    private Path entryFile() {
        boolean jar = Files.isRegularFile(place) || Language.of(place.toString()) == Language.JAVA;
        if (jar && entry != null) {
            throw new Refusal("expected a folder and -e, or a jar, got the file " + place + " and -e " + entry);
        }
        return jar ? place : place.resolve(entry == null ? CodeFiles.USUAL_ENTRY : entry);
    }

    private Path usualOutput(CodeFiles code) {
        Path folder = place.toAbsolutePath().normalize().getFileName();
        String name = code.language() == Language.JAVA
                ? code.entry().replaceFirst("\\.jar$", "")
                : folder == null ? "code" : folder.toString();
        return Path.of(name + PackageManifest.EXTENSION);
    }
}
