package nsml.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Opens a file in a folder that a submission has written, without ever following a link: each step is taken relative to an open
 * folder. Anything but a regular file is refused before it is opened, as opening a pipe would wait for ever.
 */
final class AnswersFile {

    private final Path file;
    private final long maxBytes;

    private AnswersFile(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /**
     * Opens {@code folder/file}, where {@code folder} is ours and all below it is foreign.
     *
     * @throws BadAnswers if it is not there, not a regular file reached without links, or larger than {@code maxBytes}
     */
    static InputStream open(Path folder, Path file, long maxBytes) throws IOException, BadAnswers {
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
        if (channel.size() > maxBytes) {
            long size = channel.size();
            channel.close();
            throw Pieces.tooLarge(size, maxBytes);
        }
        return Channels.newInputStream(channel);
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
