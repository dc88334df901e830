package nsml.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files that are not to be written again: a slip of a hand, or of a submission without a sandbox, does not change them. */
final class ReadOnly {

    private ReadOnly() {}

    /** Creates a file and opens it for the one time that it is written. */
    static OutputStream create(Path file) throws IOException {
        return Channels.newOutputStream(Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r--r--"))));
    }

    static void write(Path file, byte[] bytes) throws IOException {
        createParents(file);
        try (OutputStream out = create(file)) {
            out.write(bytes);
        }
    }

    /** Creates a folder that only its owner can look into. */
    static void createSecretFolder(Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    static void createParents(Path file) throws IOException {
        Files.createDirectories(requireNonNull(file.getParent(), "files lie in folders"));
    }
}
