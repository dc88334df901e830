package nsml.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import nsml.store.RegularFile;
import nsml.store.Removal;

/**
 * A folder that a hostile process changes while we read it. Every step goes from an open folder to an entry of it and follows
 * no link, so that nothing outside can be slipped in.
 *
 * <p>What may block is the opening of a pipe that takes a file's place in the last moment: never use this on a thread that
 * keeps a clock.
 */
final class SafeFolder implements AutoCloseable {

    private final SecureDirectoryStream<Path> folder;

    private SafeFolder(SecureDirectoryStream<Path> folder) {
        this.folder = folder;
    }

    /** Opens a folder whose own path no submission can change. */
    @SuppressWarnings("StreamResourceLeak") // Closed with the folder that it becomes.
    static SafeFolder open(Path path) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new SafeFolder(secure);
        }
        stream.close();
        throw new IOException(
                "expected a file system whose folders can be read without races, " + path + " is on another");
    }

    /**
     * Copies plain files and folders.
     *
     * @throws RefusedException if there is anything else, or more than the budget
     */
    void copyTo(Path target, CopyBudget budget) throws IOException, RefusedException {
        copyTo(target, budget, 0);
    }

    private void copyTo(Path target, CopyBudget budget, int depth) throws IOException, RefusedException {
        for (Path entry : folder) {
            copyEntry(entry.getFileName(), target, budget, depth);
        }
    }

    /** Copies one entry, under its own name, into a folder. */
    void copyEntry(Path name, Path target, CopyBudget budget) throws IOException, RefusedException {
        copyEntry(name, target, budget, 0);
    }

    private void copyEntry(Path name, Path target, CopyBudget budget, int depth) throws IOException, RefusedException {
        BasicFileAttributes attributes = attributes(name);
        budget.takeEntry(name, depth);
        if (attributes.isDirectory()) {
            try (SafeFolder child = enter(name)) {
                child.copyTo(Files.createDirectory(target.resolve(name)), budget, depth + 1);
            }
        } else if (attributes.isRegularFile()) {
            // A sparse file takes no room until it is copied.
            budget.foresee(attributes.size());
            copyFile(name, target.resolve(name), budget);
        } else {
            throw new RefusedException("expected files and folders, \"" + Printable.text(name.toString())
                    + "\" is a link or something else");
        }
    }

    private void copyFile(Path name, Path target, CopyBudget budget) throws IOException, RefusedException {
        try (SeekableByteChannel from = RegularFile.open(folder, name);
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long position = 0;
            long count = 1;
            while (count > 0) {
                count = to.transferFrom(from, position, 1 << 20);
                position += count;
                budget.takeBytes(count);
            }
        }
    }

    /** Writes a new file. */
    void create(Path name, ByteBuffer content) throws IOException {
        try (SeekableByteChannel to = folder.newByteChannel(
                name, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            while (content.hasRemaining()) {
                to.write(content);
            }
        }
    }

    /** Renames an entry within this folder. */
    void rename(Path name, Path newName) throws IOException {
        folder.move(name, folder, newName);
    }

    /** Tells whether there is an entry of that name, a link included. */
    boolean holds(Path name) throws IOException {
        try {
            return attributes(name).size() >= 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Reads a plain file of at most {@code most} bytes. */
    byte[] read(Path name, int most) throws IOException {
        if (!attributes(name).isRegularFile()) {
            throw new IOException(
                    "expected a file at " + Printable.text(name.toString()) + ", there is something else");
        }
        try (SeekableByteChannel from = RegularFile.open(folder, name);
                InputStream in = Channels.newInputStream(from)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("expected at most " + Printable.bytes(most) + " in "
                        + Printable.text(name.toString()) + ", there is more");
            }
            return bytes;
        }
    }

    /** Deletes an entry and all that is in it; links are deleted, not followed. */
    void delete(Path name) throws IOException {
        Removal.of(folder, name);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    /** Opens a folder in this one. */
    SafeFolder enter(Path name) throws IOException {
        if (!attributes(name).isDirectory()) {
            throw new NotDirectoryException(name.toString());
        }
        return new SafeFolder(folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    private BasicFileAttributes attributes(Path name) throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }
}
