package nsml.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nsml.runner.BadPackageException;
import nsml.runner.SubmissionJar;

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
     * @throws Refusal if there is no such entry, or a file to add is missing
     * @throws IOException if a folder cannot be listed for a reason that is nobody's mistake
     */
    public static CodeFiles find(Path entry, List<Path> more) throws IOException {
        Path name = entry.getFileName();
        if (name == null || !Files.isRegularFile(entry)) {
            throw new Refusal(missing(entry));
        }
        return Language.of(name.toString()) == Language.JAVA
                ? jar(entry, name.toString(), more)
                : folder(entry, name.toString(), more);
    }

    private static String missing(Path entry) {
        if (Files.isDirectory(entry)) {
            return "the entry " + entry + " is a folder; expected the script or the jar to run, for instance -e "
                    + entry.resolve("main.py");
        }
        return "there is no entry " + entry
                + (Language.of(entry.toString()) == Language.JAVA
                        ? "; expected the jar of your submission (build it, for instance with mvn package, and name it with -e)"
                        : " in " + Path.of("").toAbsolutePath()
                                + "; go to the folder of your code, or name the script or jar to run with -e");
    }

    private static CodeFiles jar(Path entry, String name, List<Path> more) throws IOException {
        List<String> problems = new ArrayList<>();
        try {
            SubmissionJar.read(entry.toAbsolutePath().resolveSibling(""), name);
        } catch (BadPackageException e) {
            problems.add(e.reason());
        }
        List<Source> files = new ArrayList<>();
        files.add(new Source(name, entry.toRealPath(), Files.size(entry), true));
        return with(more, name, entry.toAbsolutePath().resolveSibling(""), files, problems);
    }

    private static CodeFiles folder(Path entry, String name, List<Path> more) throws IOException {
        Path root = entry.toAbsolutePath().normalize().resolveSibling("");
        IgnoreRules rules = IgnoreRules.of(root);
        if (rules.leaveOut(name, false)) {
            throw new Refusal("the entry " + name + " is left out by " + root.resolve(IgnoreRules.FILE)
                    + "; take it in with a line !" + name);
        }
        CodeWalk walk = new CodeWalk(rules, false);
        walk.folder(root, "");
        return with(more, name, root, walk.files(), walk.problems());
    }

    private static CodeFiles with(List<Path> more, String entry, Path root, List<Source> files, List<String> problems)
            throws IOException {
        List<Source> all = new ArrayList<>(files);
        List<String> wrong = new ArrayList<>(problems);
        Set<String> top = new HashSet<>();
        files.forEach(file -> top.add(file.path().replaceFirst("/.*", "")));
        for (Path file : more) {
            CodeWalk walk = new CodeWalk(IgnoreRules.parse(""), true);
            String name = requireSendable(file);
            if (!top.add(name)) {
                throw new Refusal("two files named " + name + " would be sent; rename one");
            }
            if (Files.isDirectory(file)) {
                walk.folder(file, name + "/");
            } else {
                walk.file(file.toRealPath(), name);
            }
            all.addAll(walk.files());
            wrong.addAll(walk.problems());
        }
        return new CodeFiles(entry, root, all, wrong);
    }

    private static String requireSendable(Path file) {
        if (!Files.exists(file)) {
            throw new Refusal("there is no file " + file + " to send along");
        }
        Path name = file.toAbsolutePath().normalize().getFileName();
        if (name == null || !(Files.isRegularFile(file) || Files.isDirectory(file))) {
            throw new Refusal("cannot send " + file + " along: expected a file or a folder with a name");
        }
        return name.toString();
    }
}
