package nsml.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import nsml.store.Home;

/** Goes through a folder of code; what cannot be sent is noted, and the walk goes on. Links are never followed. */
final class CodeWalk {

    private static final int DEEPEST = 32;
    private static final int MOST_FILES = 100_000;
    private static final int MOST_PROBLEMS = 20;

    private final IgnoreRules rules;
    private final Home home;
    private final boolean named;
    private final List<CodeFiles.Source> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Starts a walk.
     *
     * @param home left out, wherever it lies
     * @param named whether the user named the folder, see {@link CodeFiles.Source}
     */
    CodeWalk(IgnoreRules rules, Home home, boolean named) {
        this.rules = rules;
        this.home = home;
        this.named = named;
    }

    List<CodeFiles.Source> files() {
        return files;
    }

    List<String> problems() {
        return problems;
    }

    /** Takes the files below a folder. */
    void folder(Path folder, String prefix) throws IOException {
        if (prefix.chars().filter(c -> c == '/').count() > DEEPEST) {
            problem(prefix, "lies more than " + DEEPEST + " folders deep");
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (files.size() >= MOST_FILES || problems.size() >= MOST_PROBLEMS) {
                    return;
                }
                String path = prefix + entry.getFileName();
                BasicFileAttributes attributes =
                        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (!isOurs(entry, path, attributes) && !rules.leaveOut(path, attributes.isDirectory())) {
                    take(entry, path, attributes);
                }
            }
        } catch (AccessDeniedException e) {
            problem(prefix.isEmpty() ? folder.toString() : prefix, "is a folder that you have no permission to read");
        }
    }

    /** A package made of the code lies beside it by default; it would be part of the next one. So would the home folder. */
    private boolean isOurs(Path entry, String path, BasicFileAttributes attributes) {
        return attributes.isDirectory()
                ? entry.toAbsolutePath().normalize().equals(home.root())
                : path.endsWith(PackageManifest.EXTENSION) && !path.contains("/");
    }

    /** Takes a file that the user named. */
    void file(Path file, String path) throws IOException {
        take(file, path, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    private void take(Path entry, String path, BasicFileAttributes attributes) throws IOException {
        if (path.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
            problem(
                    path,
                    "has a name that cannot be kept: it holds a control character or is not UTF-8"
                            + " (is LANG set to a UTF-8 locale?)");
        } else if (attributes.isDirectory()) {
            folder(entry, path + "/");
        } else if (attributes.isSymbolicLink()) {
            problem(path, "is a symbolic link, which is not followed");
        } else if (!attributes.isRegularFile()) {
            problem(path, "is a device, pipe or socket");
        } else if (!Files.isReadable(entry)) {
            problem(path, "is a file that you have no permission to read");
        } else {
            files.add(new CodeFiles.Source(path, entry, attributes.size(), named));
        }
    }

    private void problem(String path, String what) {
        problems.add(Problems.quoted(path) + " " + what
                + (named ? "; remove it" : "; remove it, or name it in " + IgnoreRules.FILE));
    }
}
