package nsml.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads a folder that somebody else may be changing at this very moment, such as a submission that is still running.
 *
 * <p>Every step down is taken relative to an open folder and never follows a link, so that no swap of a folder for a link can
 * lead outside. Only folders and regular files are accepted.
 */
final class ForeignFolder {

    /** Receives the files; the stream is closed by the caller. */
    interface Visitor {
        void file(String path, InputStream content) throws IOException;
    }

    private static final int DEEPEST = 32;
    /** In characters: what is kept must find room below any other folder. */
    private static final int LONGEST = 1_000;

    private static final int SHOWN = 100;

    private final Visitor visitor;
    private final int mostFolders;
    private int folders;

    private ForeignFolder(Visitor visitor, int mostFolders) {
        this.visitor = visitor;
        this.mostFolders = mostFolders;
    }

    /**
     * Visits all files below {@code base/within}, where {@code base} is ours and all below it is foreign.
     *
     * @param mostFolders how many folders there may be; one that holds no file is otherwise in nobody's count
     * @throws UnsafeFileException if there is anything but folders and regular files, or a name that cannot be given again
     */
    static void visit(Path base, Path within, int mostFolders, Visitor visitor) throws IOException {
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(base)) {
            if (!(opened instanceof SecureDirectoryStream<Path> folder)) {
                throw new IOException("this system cannot open folders safely (no openat); Linux can");
            }
            new ForeignFolder(visitor, mostFolders).descend(folder, within, 0);
        }
    }

    private void descend(SecureDirectoryStream<Path> folder, Path rest, int taken) throws IOException {
        if (taken == rest.getNameCount() || rest.toString().isEmpty()) {
            list(folder, "", 0);
            return;
        }
        try (var next = folder.newDirectoryStream(rest.getName(taken), LinkOption.NOFOLLOW_LINKS)) {
            descend(next, rest, taken + 1);
        }
    }

    private void list(SecureDirectoryStream<Path> folder, String prefix, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new UnsafeFileException("more than " + DEEPEST + " folders within each other at \"" + prefix + "\"");
        }
        for (Path entry : folder) {
            Path name = entry.getFileName();
            String path = prefix + name;
            requireName(name, path);
            BasicFileAttributes attributes = folder.getFileAttributeView(
                            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            if (attributes.isDirectory()) {
                if (++folders > mostFolders) {
                    throw new UnsafeFileException("more than " + mostFolders + " folders");
                }
                try (var inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                    list(inner, path + "/", depth + 1);
                }
            } else if (attributes.isRegularFile()) {
                try (InputStream content = Channels.newInputStream(RegularFile.open(folder, name))) {
                    visitor.file(path, content);
                }
            } else {
                throw new UnsafeFileException("\"" + path + "\" is "
                        + (attributes.isSymbolicLink() ? "a symbolic link" : "a device, pipe or socket")
                        + "; only folders and regular files can be kept");
            }
        }
    }

    private static void requireName(Path name, String path) throws UnsafeFileException {
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new UnsafeFileException("a file's name holds a control character: \"" + visible(path) + "\"");
        }
        if (path.length() > LONGEST) {
            throw new UnsafeFileException("a file's path is longer than " + LONGEST + " characters: \""
                    + visible(path.substring(0, SHOWN)) + "...\"");
        }
        if (!isText(name)) {
            throw new UnsafeFileException("a file's name is no text: \"" + visible(path) + "\"");
        }
    }

    /** Bytes that are no text in the locale of this process become something else, and two names may become one. */
    private static boolean isText(Path name) {
        try {
            return name.equals(Path.of(name.toString()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\uFFFD]", "?");
    }
}
