package nsml.runner;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The choice of an interpreter: the first that starts of the one asked for, the one that {@code NSML_PYTHON} names, and each
 * {@code python3} on the PATH.
 */
public final class PythonSearch {

    /** The variable that names an interpreter. */
    public static final String VARIABLE = "NSML_PYTHON";

    private static final String USUAL = "python3";

    /**
     * What was found.
     *
     * @param interpreter the one to use
     * @param rejected what came before it, each with the reason why it is not used
     */
    public record Found(PythonInterpreter interpreter, List<String> rejected) {

        /** Copies the list. */
        public Found {
            rejected = List.copyOf(rejected);
        }

        /** One line for the user: the interpreter, and what would have come before it. */
        @Override
        public String toString() {
            return interpreter + (rejected.isEmpty() ? "" : " (not " + String.join("; not ", rejected) + ")");
        }
    }

    private final String path;
    private final Path secret;
    private final List<String> rejected = new ArrayList<>();

    private PythonSearch(String path, Path secret) {
        this.path = path;
        this.secret = secret.toAbsolutePath().normalize();
    }

    /**
     * Searches.
     *
     * @param wanted what the user asked for: a path, or a name on the PATH
     * @param environment the user's environment variables
     * @param secret a folder that no submission may see; a Python whose own folders hold it is passed over, as a sandbox shows
     *     those
     * @return the first that starts
     * @throws BadPackageException if none does; it says what was tried and why each was refused
     */
    public static Found search(Optional<String> wanted, Map<String, String> environment, Path secret)
            throws BadPackageException {
        var search = new PythonSearch(environment.getOrDefault("PATH", ""), secret);
        Optional<PythonInterpreter> found = search.named("--python", wanted)
                .or(() -> search.named(VARIABLE, Optional.ofNullable(environment.get(VARIABLE))))
                .or(search::onPath);
        return new Found(
                found.orElseThrow(() -> new BadPackageException("no Python starts here: "
                        + String.join("; ", search.rejected) + "; install Python " + PythonInterpreter.OLDEST
                        + " or newer (Debian: apt-get install python3), or name one with --python or " + VARIABLE)),
                search.rejected);
    }

    private Optional<PythonInterpreter> named(String source, Optional<String> name) {
        return name.filter(text -> !text.isBlank()).flatMap(text -> {
            List<Path> programs;
            try {
                programs = text.contains("/")
                        ? List.of(Path.of(text).toAbsolutePath())
                        : PythonInterpreter.onPath(text, path);
            } catch (InvalidPathException e) {
                programs = List.of();
            }
            String label = source + " " + Printable.text(text);
            if (programs.isEmpty()) {
                rejected.add(label + ": there is no such program on the PATH");
            }
            return first(programs, label);
        });
    }

    private Optional<PythonInterpreter> onPath() {
        List<Path> programs = PythonInterpreter.onPath(USUAL, path);
        if (programs.isEmpty()) {
            rejected.add(USUAL + ": there is none on the PATH");
        }
        return first(programs, "");
    }

    private Optional<PythonInterpreter> first(List<Path> programs, String label) {
        for (Path program : programs) {
            try {
                return Optional.of(apart(PythonInterpreter.at(program)));
            } catch (BadPackageException e) {
                rejected.add((label.isEmpty() ? program.toString() : label) + ": " + e.reason());
            }
        }
        return Optional.empty();
    }

    private PythonInterpreter apart(PythonInterpreter python) throws BadPackageException {
        for (Path folder : python.folders()) {
            if (secret.startsWith(folder) || real(secret).startsWith(folder)) {
                throw new BadPackageException(
                        "its folder " + folder + " holds " + secret
                                + ", which no submission may see; use a Python in a folder of its own, for instance a virtual environment");
            }
        }
        return python;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
