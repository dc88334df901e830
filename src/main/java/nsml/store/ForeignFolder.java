package nsml.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

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

    private final Visitor visitor;

    private ForeignFolder(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Visits all files below {@code base/within}, where {@code base} is ours and all below it is foreign.
     *
     * @throws UnsafeFileException if there is anything but folders and regular files, or a name with a control character
     */
    static void visit(Path base, Path within, Visitor visitor) throws IOException {
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(base)) {
            if (!(opened instanceof SecureDirectoryStream<Path> folder)) {
                throw new IOException("this system cannot open folders safely (no openat); Linux can");
            }
            new ForeignFolder(visitor).descend(folder, within, 0);
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
            if (path.chars().anyMatch(Character::isISOControl)) {
                throw new UnsafeFileException("a file's name holds a control character: \"" + visible(path) + "\"");
            }
            BasicFileAttributes attributes = folder.getFileAttributeView(
                            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            if (attributes.isDirectory()) {
                try (var inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                    list(inner, path + "/", depth + 1);
                }
            } else if (attributes.isRegularFile()) {
                try (InputStream content = Channels.newInputStream(
                        folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
                    visitor.file(path, content);
                }
            } else {
                throw new UnsafeFileException("\"" + path + "\" is "
                        + (attributes.isSymbolicLink() ? "a symbolic link" : "a device, pipe or socket")
                        + "; only folders and regular files can be kept");
            }
        }
    }

    private static String visible(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
