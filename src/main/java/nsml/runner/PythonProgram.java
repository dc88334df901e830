package nsml.runner;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.runner.docker.ContainerImages;

/**
 * A submission in Python: a script, started as NSML started it, {@code python -u ENTRY ARGUMENTS}.
 *
 * @param entry the script, a path relative to the submission's folder
 * @param interpreter the interpreter itself, not a script that starts one
 * @param runtime folders that the interpreter needs, outside of {@code /usr}
 * @param shim the folder with {@code nsml} and {@code sitecustomize.py}
 * @param arguments the script's arguments, the reserved ones included
 * @param wanted the container image that the code asks for
 */
public record PythonProgram(
        String entry, Path interpreter, List<Path> runtime, Path shim, List<String> arguments, Optional<String> wanted)
        implements Program {

    /** Copies the lists. */
    public PythonProgram {
        runtime = List.copyOf(runtime);
        shim = shim.toAbsolutePath();
        arguments = List.copyOf(arguments);
    }

    @Override
    public Optional<Image> image() {
        return Optional.empty();
    }

    @Override
    public String usualImage() {
        return ContainerImages.PYTHON;
    }

    @Override
    public String interpreterInImage() {
        return "python3";
    }

    @Override
    public void check(Path code) throws BadPackageException {
        try {
            Path file = code.resolve(entry).normalize();
            if (!file.startsWith(code.normalize()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new BadPackageException("expected a script at \"" + Printable.text(entry)
                        + "\" in the submission's folder, there is no such file");
            }
        } catch (InvalidPathException e) {
            throw new BadPackageException("expected the path of a script, got \"" + Printable.text(entry) + "\"", e);
        }
    }

    @Override
    public List<String> command(Limits limits, Places inside) {
        List<String> line = new ArrayList<>(List.of(interpreter.toString(), "-u", entry));
        line.addAll(arguments);
        return line;
    }

    @Override
    public Map<String, String> environment(Places host, Places inside) {
        Map<String, String> environment = new LinkedHashMap<>();
        // The shim comes up before the script, so that no folder named nsml beside the script can take its place.
        environment.put("PYTHONPATH", inside.shim().toString());
        // Not beside the shim, where several sessions, or nobody, may write.
        environment.put(
                "PYTHONPYCACHEPREFIX",
                Environment.temporary(inside).resolve("pycache").toString());
        // The sandbox's user has no entry in any list of users, and libraries ask for its name.
        environment.put("USER", "nsml");
        environment.put("LOGNAME", "nsml");
        return environment;
    }
}
