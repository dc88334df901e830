package nsml.scoring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;

/**
 * Opens a file in a folder that a submission has written, without ever following a link: each step is taken relative to an open
 * folder. Anything but a regular file is refused before it is opened, as opening a pipe would wait for ever.
 */
public final class AnswersFile {

    private final Path file;
    private final long maxBytes;

    private AnswersFile(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /** What is done with an open file. */
    interface Reading<T> {
        T read(InputStream in) throws IOException, BadAnswers;
    }

    /**
     * Copies a file that a submission has left behind to a new one of ours. All its processes must be dead.
     *
     * @param file ours are the folders on the way to it; not written
     * @param target does not exist
     * @throws BadAnswers if it is not there, no regular file, larger than {@code maxBytes}, or changing
     */
    public static void copy(Path file, long maxBytes, Path target) throws IOException, BadAnswers {
        Path folder = requireNonNull(file.toAbsolutePath().getParent(), () -> file + " is no file");
        read(folder, file.getFileName(), maxBytes, in -> Files.copy(in, target));
    }

    /**
     * Returns the first bytes of a file that a submission has left behind. All its processes must be dead.
     *
     * @throws BadAnswers if it is not there or no regular file
     */
    public static byte[] beginning(Path file, int most) throws IOException, BadAnswers {
        Path folder = requireNonNull(file.toAbsolutePath().getParent(), () -> file + " is no file");
        return read(folder, file.getFileName(), Long.MAX_VALUE, in -> in.readNBytes(most));
    }

    /**
     * Reads {@code folder/file}, where {@code folder} is ours and all below it is foreign.
     *
     * @throws BadAnswers if it is not there, not a regular file reached without links, larger than {@code maxBytes}, or does not
     *     stay as it is
     */
    static <T> T read(Path folder, Path file, long maxBytes, Reading<T> reading) throws IOException, BadAnswers {
        try (InputStream in = open(folder, file, maxBytes)) {
            return reading.read(in);
        } catch (AccessDeniedException e) {
            throw new AnswersFile(file, maxBytes).bad("may not be read: its permissions, or a folder's, forbid it");
        } catch (SteadyFile.ChangedException e) {
            throw new AnswersFile(file, maxBytes).bad("changed while it was read");
        }
    }

    private static InputStream open(Path folder, Path file, long maxBytes) throws IOException, BadAnswers {
        AnswersFile answers = new AnswersFile(file, maxBytes);
        if (file.isAbsolute()
                || !file.equals(file.normalize())
                || file.startsWith("..")
                || file.toString().isEmpty()) {
            throw answers.bad("must be named by a plain path within the scratch folder");
        }
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(folder)) {
            if (!(opened instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("this system cannot open folders safely (no openat); Linux can");
            }
            return answers.open(secure, 0);
        }
    }

    private InputStream open(SecureDirectoryStream<Path> folder, int taken) throws IOException, BadAnswers {
        Path name = file.getName(taken);
        BasicFileAttributes attributes = attributes(folder, name);
        if (taken == file.getNameCount() - 1) {
            return open(folder, name, attributes);
        }
        if (!attributes.isDirectory()) {
            throw bad(
                    "must be reached through folders, and " + Quoted.text(name.toString()) + " is " + kind(attributes));
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            return open(next, taken + 1);
        }
    }

    private InputStream open(SecureDirectoryStream<Path> folder, Path name, BasicFileAttributes attributes)
            throws IOException, BadAnswers {
        if (!attributes.isRegularFile()) {
            throw bad("must be a regular file and is " + kind(attributes));
        }
        SeekableByteChannel channel =
                folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            return checked(folder, name, attributes, channel);
        } catch (IOException | BadAnswers e) {
            channel.close();
            throw e;
        }
    }

    /** Looks at what is open, which need not be what was there a moment ago. */
    private InputStream checked(
            SecureDirectoryStream<Path> folder, Path name, BasicFileAttributes before, SeekableByteChannel channel)
            throws IOException, BadAnswers {
        // Only what is still the same, after it was opened, has been the same when it was.
        if (!Objects.equals(before.fileKey(), attributes(folder, name).fileKey()) || !hasPosition(channel)) {
            throw bad("was replaced while it was opened");
        }
        SteadyFile file = new SteadyFile(channel);
        if (file.size() > maxBytes) {
            throw Pieces.tooLarge(file.size(), maxBytes);
        }
        return file;
    }

    /** A pipe has none, nor a terminal. */
    private static boolean hasPosition(SeekableByteChannel channel) {
        try {
            return channel.position() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name)
            throws IOException, BadAnswers {
        try {
            return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        } catch (NoSuchFileException e) {
            throw new BadAnswers(
                    BadAnswers.Kind.UNFINISHED, "there is no answers file " + Quoted.text(file.toString()));
        }
    }

    private BadAnswers bad(String why) {
        return new BadAnswers(BadAnswers.Kind.WRONG, "the answers file " + Quoted.text(file.toString()) + " " + why);
    }

    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "a symbolic link";
        } else if (attributes.isDirectory()) {
            return "a folder";
        }
        return attributes.isRegularFile() ? "a file" : "a device, pipe or socket";
    }
}
