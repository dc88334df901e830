package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nsml.runner.BadPackageException;
import nsml.runner.Images;
import nsml.runner.PythonInterpreter;
import nsml.runner.docker.Engine;

/** Compares what a submission declares with what this machine has. Nothing is ever installed. */
public final class EnvironmentCheck {

    /** These promise no more than a Python with the usual packages. */
    private static final Pattern STANDARD = Pattern.compile("nsml/(default_ml|ml)(:.*)?");

    private static final String LIST = "PackageCheck.py";
    private static final Path PACKAGE_QUERY = Path.of("/usr/bin/dpkg-query");
    private static final int MOST_NAMED = 20;
    private static final int DEADLINE_SECONDS = 20;

    private EnvironmentCheck() {}

    /**
     * Finds what is missing.
     *
     * @return a phrase for each kind, for instance {@code Python packages konlpy, jpype1}; empty if all is there
     */
    public static List<String> missing(EnvironmentDeclaration declared, PythonInterpreter python, Images images)
            throws IOException {
        List<String> missing = new ArrayList<>();
        Optional<String> image = special(declared);
        if (image.isPresent() && images.find(image.get()).isEmpty()) {
            missing.add("image " + image.get());
        }
        add(missing, "Python packages", pythonPackages(declared.packages(), python));
        add(missing, "system packages", systemPackages(declared.system()));
        return missing;
    }

    /**
     * Finds what is missing for a container. Which packages an image has is not known from outside.
     *
     * @return as {@link #missing}
     * @throws IOException if the engine does not answer
     */
    public static List<String> missingIn(Engine engine, EnvironmentDeclaration declared) throws IOException {
        Optional<String> image = special(declared);
        return image.isPresent() && engine.image(image.get()).isEmpty() ? List.of("image " + image.get()) : List.of();
    }

    private static Optional<String> special(EnvironmentDeclaration declared) {
        return declared.image().filter(image -> !STANDARD.matcher(image).matches());
    }

    private static void add(List<String> missing, String kind, List<String> names) {
        if (!names.isEmpty()) {
            missing.add((names.size() == 1 ? kind.substring(0, kind.length() - 1) : kind) + " "
                    + Problems.few(names, MOST_NAMED));
        }
    }

    private static List<String> pythonPackages(List<Requirement> wanted, PythonInterpreter python) throws IOException {
        if (wanted.isEmpty()) {
            return List.of();
        }
        String question;
        try (var in = EnvironmentCheck.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IOException(LIST + " is missing in the platform's jar");
            }
            question = new String(in.readAllBytes(), UTF_8);
        }
        List<String> arguments = new ArrayList<>();
        wanted.forEach(requirement -> arguments.add(requirement.name() + ";" + requirement.marker()));
        try {
            return python.ask(question, arguments).lines().distinct().toList();
        } catch (BadPackageException e) {
            throw new Refusal("the packages of " + python + " cannot be listed: " + e.reason());
        }
    }

    /** Where there is no Debian package system, nothing can be said, and so nothing is called missing. */
    private static List<String> systemPackages(List<String> wanted) throws IOException {
        if (wanted.isEmpty() || !Files.isExecutable(PACKAGE_QUERY)) {
            return List.of();
        }
        Path answer = Files.createTempFile("nsml-packages-", "");
        try {
            List<String> command = new ArrayList<>(
                    List.of(PACKAGE_QUERY.toString(), "-W", "-f=${db:Status-Status} ${Package}\\n", "--"));
            command.addAll(wanted);
            Process process = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectOutput(answer.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                    return List.of();
                }
            } finally {
                process.destroyForcibly();
            }
            Set<String> installed = Set.copyOf(Files.readAllLines(answer));
            return wanted.stream()
                    .filter(name -> !installed.contains("installed " + name))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while looking at the installed packages");
        } finally {
            Files.deleteIfExists(answer);
        }
    }
}
