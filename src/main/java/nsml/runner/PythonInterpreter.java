package nsml.runner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Python that starts, as it described itself.
 *
 * @param executable the program itself, never a shell script that looks for one; of a virtual environment the program in it, as
 *     only that finds the environment's packages
 * @param version for instance {@code 3.11.2}
 * @param folders what it needs to be seen of the disk besides {@code /usr}: its own folders and those of the Python it was made
 *     from; none lies within another
 */
public record PythonInterpreter(Path executable, String version, List<Path> folders) {

    static final String OLDEST = "3.6";

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\S*");
    private static final Path SYSTEM = Path.of("/usr");

    /** Lines, not JSON, so that what a Python 2 prints can be read too. */
    private static final String DESCRIBE = "import sys\n"
            + "for fact in (sys.version.split()[0], sys.executable, sys.prefix, getattr(sys, 'base_prefix', sys.prefix),"
            + " sys.exec_prefix):\n"
            + "  sys.stdout.write(str(fact) + '\\n')\n";

    private static final int FACTS = 5;

    /** Copies the folders. */
    public PythonInterpreter {
        folders = List.copyOf(folders);
    }

    /**
     * Starts an interpreter and asks it what it is.
     *
     * @param program the program's path
     * @return the interpreter
     * @throws BadPackageException if it does not start, does not answer in time or is too old; the reason says which
     */
    public static PythonInterpreter at(Path program) throws BadPackageException {
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new BadPackageException(
                    Files.exists(program) ? "no program that can be started" : "there is no such file");
        }
        List<String> facts =
                PythonQuestion.ask(program, DESCRIBE, List.of()).lines().toList();
        if (facts.size() != FACTS) {
            throw new BadPackageException("it started, but is no Python");
        }
        String version = facts.get(0);
        requireNewEnough(version);
        try {
            return describe(version, facts);
        } catch (IOException | InvalidPathException | UncheckedIOException e) {
            throw new BadPackageException("its files cannot be found: " + e.getMessage(), e);
        }
    }

    private static void requireNewEnough(String version) throws BadPackageException {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new BadPackageException("it started, but is no Python");
        }
        int major = Integer.parseInt(matcher.group(1));
        if (major < 3 || (major == 3 && Integer.parseInt(matcher.group(2)) < 6)) {
            throw new BadPackageException("it is Python " + version + ", expected " + OLDEST + " or newer");
        }
    }

    private static PythonInterpreter describe(String version, List<String> facts) throws IOException {
        Path named = Path.of(facts.get(1)).toAbsolutePath();
        Path real = named.toRealPath();
        boolean virtual = !facts.get(2).equals(facts.get(3));
        Set<Path> folders = new LinkedHashSet<>();
        for (String prefix : facts.subList(2, FACTS)) {
            Path folder = Path.of(prefix).toAbsolutePath().normalize();
            folders.add(folder);
            folders.add(folder.toRealPath());
        }
        folders.add(parent(real));
        return new PythonInterpreter(virtual ? named : real, version, outermost(folders));
    }

    /**
     * Has it answer a question, isolated from the user's settings and the current folder.
     *
     * @param code a few lines of Python
     * @param arguments what it finds in {@code sys.argv}
     * @return what it printed, at most 1 MiB
     * @throws BadPackageException if it ends with an error or takes too long
     */
    public String ask(String code, List<String> arguments) throws BadPackageException {
        return PythonQuestion.ask(executable, code, arguments);
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    private static List<Path> outermost(Set<Path> folders) {
        List<Path> kept = new ArrayList<>();
        folders.stream()
                .filter(folder -> folder.getNameCount() > 0 && !folder.startsWith(SYSTEM))
                .sorted()
                .filter(folder -> kept.stream().noneMatch(folder::startsWith))
                .forEach(kept::add);
        return kept;
    }

    /** For instance {@code Python 3.11.2 at /usr/bin/python3.11}. */
    @Override
    public String toString() {
        return "Python " + version + " at " + executable;
    }

    /** Finds all programs of a name in the folders of a PATH, in order. */
    static List<Path> onPath(String program, String path) {
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .distinct()
                .toList();
    }
}
