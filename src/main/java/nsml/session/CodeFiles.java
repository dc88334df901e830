package nsml.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nsml.catalog.Language;
import nsml.runner.BadPackageException;
import nsml.runner.SubmissionJar;
import nsml.store.Home;

/**
 * The files that make a submission, as found on the disk; nothing is copied yet.
 *
 * <p>With a jar as entry, that jar. With any other, all files of the entry's folder less what its {@code .nsmlignore} names. In
 * both cases the files and folders that the user adds, each under its own name beside the entry.
 *
 * @param entry the entry's name, in the code's top folder
 * @param root the folder that becomes the code
 * @param files the files, dot files first, then by path
 * @param problems what cannot be sent, a sentence each
 */
public record CodeFiles(String entry, Path root, List<Source> files, List<String> problems) {

    /** The entry that is meant where none is named. */
    public static final Path USUAL_ENTRY = Path.of("main.py");

    private static final Comparator<Source> ORDER = Comparator.comparing(
                    (Source source) -> !source.path().startsWith("."))
            .thenComparing(Source::path);

    /**
     * One file.
     *
     * @param path its place in the code, with {@code /} between names
     * @param file where it lies
     * @param bytes its size
     * @param named whether the user named it or its folder, instead of only having it in the entry's folder
     */
    public record Source(String path, Path file, long bytes, boolean named) {}

    /** Copies and orders. */
    public CodeFiles {
        files = files.stream().sorted(ORDER).toList();
        problems = List.copyOf(problems);
    }

    /** Returns the sum of the files' sizes. */
    public long bytes() {
        return files.stream().mapToLong(Source::bytes).sum();
    }

    /** Returns what the entry is written in. */
    public Language language() {
        return Language.of(entry);
    }

    /**
     * Finds them.
     *
     * @param entry the jar or script
     * @param more further files and folders
     * @param home never part of the code, wherever it lies
     * @throws Refusal if there is no such entry, or it is left out
     * @throws IOException if a folder cannot be listed for a reason that is nobody's mistake
     */
    public static CodeFiles find(Path entry, List<Path> more, Home home) throws IOException {
        if (!Files.isRegularFile(entry)) {
            throw new Refusal(missing(entry));
        }
        String name = nameOf(entry);
        Path root = rootOf(entry);
        return Language.of(name) == Language.JAVA
                ? jar(entry, name, root, more, home)
                : folder(name, root, IgnoreRules.of(root), more, home);
    }

    /** As {@link #find}, but whatever is wrong is noted as a problem, and the search goes on. */
    public static CodeFiles examine(Path entry, List<Path> more, Home home) throws IOException {
        try {
            return find(entry, more, home);
        } catch (Refusal e) {
            Path root = rootOf(entry);
            List<String> problems = new ArrayList<>(List.of(String.valueOf(e.getMessage())));
            List<Source> files = new ArrayList<>();
            if (Language.of(nameOf(entry)) == Language.PYTHON && Files.isDirectory(root)) {
                CodeWalk walk = new CodeWalk(rulesIfAny(root), home, false);
                walk.folder(root, "");
                files.addAll(walk.files());
                problems.addAll(walk.problems());
            }
            return with(more, nameOf(entry), root, files, problems, home);
        }
    }

    private static IgnoreRules rulesIfAny(Path root) throws IOException {
        try {
            return IgnoreRules.of(root);
        } catch (Refusal e) {
            return IgnoreRules.parse("");
        }
    }

    private static String nameOf(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static Path rootOf(Path entry) {
        return entry.toAbsolutePath().normalize().resolveSibling("");
    }

    private static String missing(Path entry) {
        if (Files.isDirectory(entry)) {
            return "the entry " + entry + " is a folder; expected the script or the jar to run, for instance -e "
                    + entry.resolve("main.py");
        }
        return "there is no entry " + entry
                + (Language.of(entry.toString()) == Language.JAVA
                        ? "; expected the jar of your submission (build it, for instance with mvn package, and name it with -e)"
                        : (entry.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath())
                                + "; go to the folder of your code, or name the script or jar to run with -e");
    }

    private static CodeFiles jar(Path entry, String name, Path root, List<Path> more, Home home) throws IOException {
        List<String> problems = new ArrayList<>();
        try {
            SubmissionJar.read(root, name);
        } catch (BadPackageException e) {
            problems.add(e.reason());
        }
        return with(
                more,
                name,
                root,
                List.of(new Source(name, entry.toRealPath(), Files.size(entry), true)),
                problems,
                home);
    }

    private static CodeFiles folder(String name, Path root, IgnoreRules rules, List<Path> more, Home home)
            throws IOException {
        if (rules.leaveOut(name, false)) {
            throw new Refusal("the entry " + name + " is left out by " + root.resolve(IgnoreRules.FILE)
                    + "; take it in with a line !" + name);
        }
        CodeWalk walk = new CodeWalk(rules, home, false);
        walk.folder(root, "");
        return with(more, name, root, walk.files(), walk.problems(), home);
    }

    private static CodeFiles with(
            List<Path> more, String entry, Path root, List<Source> found, List<String> wrong, Home home)
            throws IOException {
        List<Source> files = new ArrayList<>(found);
        List<String> problems = new ArrayList<>(wrong);
        Set<String> top = new HashSet<>();
        found.forEach(file -> top.add(file.path().replaceFirst("/.*", "")));
        for (Path file : more) {
            String name = nameOf(file.toAbsolutePath().normalize());
            if (!Files.exists(file)) {
                problems.add("there is no file " + file + " to send along");
            } else if (file.toAbsolutePath().normalize().getNameCount() == 0
                    || !(Files.isRegularFile(file) || Files.isDirectory(file))) {
                problems.add("cannot send " + file + " along: expected a file or a folder with a name");
            } else if (!top.add(name)) {
                problems.add("two files named " + name + " would be sent; rename one");
            } else {
                CodeWalk walk = named(file, name, home);
                files.addAll(walk.files());
                problems.addAll(walk.problems());
            }
        }
        return new CodeFiles(entry, root, files, problems);
    }

    private static CodeWalk named(Path file, String name, Home home) throws IOException {
        CodeWalk walk = new CodeWalk(IgnoreRules.parse(""), home, true);
        if (Files.isDirectory(file)) {
            walk.folder(file, name + "/");
        } else {
            walk.file(file.toRealPath(), name);
        }
        return walk;
    }
}
