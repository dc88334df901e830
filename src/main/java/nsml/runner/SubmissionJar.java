package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A submission's jar, looked at from outside: no class of it is loaded.
 *
 * @param provider the class that implements {@code nsml.shim.Submission}
 * @param image the image it asks for with {@code Nsml-Image} in its manifest
 */
public record SubmissionJar(String provider, Optional<String> image) {

    private static final String SERVICE = "META-INF/services/nsml.shim.Submission";
    private static final int LARGEST_ENTRY = 1 << 20;
    /** Some 300,000 entries. */
    private static final long LARGEST_DIRECTORY = 32L << 20;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    /** With the longest comment. */
    private static final int LONGEST_END = END_LENGTH + 65_535;

    /**
     * Looks into a jar.
     *
     * @param code the submission's folder
     * @param entry the jar's path relative to {@code code}
     * @return what it says of itself
     * @throws BadPackageException if it cannot be started: missing, unreadable, or without a submission
     */
    public static SubmissionJar read(Path code, String entry) throws BadPackageException {
        Path file = locate(code, entry);
        requireFewEntries(file, entry);
        try (var zip = new ZipFile(file.toFile())) {
            String services = text(zip, SERVICE)
                    .orElseThrow(() -> new BadPackageException("expected " + entry + " to name its submission in "
                            + SERVICE + ", it has no such entry; write the class's full name there"));
            String provider = services.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new BadPackageException(
                            "expected the name of a class in " + SERVICE + " of " + entry + ", it names none"));
            return new SubmissionJar(provider, image(zip));
        } catch (IOException | IllegalArgumentException e) {
            throw new BadPackageException(
                    "expected " + entry + " to be a jar, it cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses a directory that would fill the memory, as {@code ZipFile} takes it in whole. Whichever of several ends it would
     * take for the right one: each is looked at.
     */
    private static void requireFewEntries(Path file, String entry) throws BadPackageException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(channel.size(), LONGEST_END))
                    .order(ByteOrder.LITTLE_ENDIAN);
            channel.position(channel.size() - tail.capacity());
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // A read may give less than there is.
            }
            for (int at = 0; at + END_LENGTH <= tail.position(); at++) {
                if (tail.getInt(at) == END && Integer.toUnsignedLong(tail.getInt(at + 12)) > LARGEST_DIRECTORY) {
                    throw new BadPackageException("expected a directory of at most "
                            + Printable.bytes(LARGEST_DIRECTORY) + " in " + entry + ", it is larger");
                }
            }
        } catch (IOException e) {
            throw new BadPackageException(
                    "expected " + entry + " to be a jar, it cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path locate(Path code, String entry) throws BadPackageException {
        try {
            Path file = code.resolve(entry).normalize();
            if (!file.startsWith(code.normalize()) || entry.contains(File.pathSeparator)) {
                throw new BadPackageException("expected a jar within the submission's folder, got \"" + entry + "\"");
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new BadPackageException(
                        "expected a jar at \"" + entry + "\" in the submission's folder, there is "
                                + (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                                        ? "something that is no plain file"
                                        : "no such file"));
            }
            return file;
        } catch (InvalidPathException e) {
            throw new BadPackageException("expected the path of a jar, got \"" + entry + "\"", e);
        }
    }

    private static Optional<String> image(ZipFile zip) throws IOException, BadPackageException {
        Optional<String> manifest = text(zip, JarFile.MANIFEST_NAME);
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        var parsed = new Manifest(new ByteArrayInputStream(manifest.get().getBytes(UTF_8)));
        return Optional.ofNullable(parsed.getMainAttributes().getValue("Nsml-Image"))
                .map(String::strip);
    }

    private static Optional<String> text(ZipFile zip, String name) throws IOException, BadPackageException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] bytes = content.readNBytes(LARGEST_ENTRY + 1);
            if (bytes.length > LARGEST_ENTRY) {
                throw new BadPackageException("expected at most 1 MiB in " + name + " of the jar, there is more");
            }
            return Optional.of(new String(bytes, UTF_8));
        }
    }
}
