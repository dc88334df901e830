package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The images installed in a home: {@code images/NAME/DIGEST/} with {@code lib}, {@code image.properties} and whatever the
 * preparation made, and {@code images/NAME/current}, which names the digest in use.
 *
 * <p>An image never changes: a new version lies beside the old, which running sessions go on with. Thread-safe, and several
 * processes may use the same home.
 */
public final class Images {

    private static final String CURRENT = "current";
    private static final String STAGING = ".install-";

    /** A file lock does not hold between the threads of one process. */
    private static final Object ONE_THREAD = new Object();

    private final Path root;

    /**
     * Uses a home.
     *
     * @param home the home folder; {@code images} in it need not exist yet
     */
    public Images(Path home) {
        this.root = home.toAbsolutePath().resolve("images");
    }

    /**
     * Finds the version of an image that is in use.
     *
     * @param name what a submission asks for
     * @return the image, or empty if none of that name is installed
     * @throws IOException if it cannot be read
     */
    public Optional<Image> find(String name) throws IOException {
        Path current = root.resolve(ImageName.folder(name)).resolve(CURRENT);
        return Files.exists(current)
                ? find(name, Files.readString(current, UTF_8).strip())
                : Optional.empty();
    }

    /**
     * Finds a certain version of an image.
     *
     * @param name what a submission asks for
     * @param digest the digest that a session recorded
     * @return the image, or empty if it is not installed
     * @throws IOException if it cannot be read
     */
    public Optional<Image> find(String name, String digest) throws IOException {
        Path folder = root.resolve(ImageName.folder(name)).resolve(digest);
        if (!Files.exists(folder.resolve(ImageProperties.FILE))) {
            return Optional.empty();
        }
        ImageProperties properties = ImageProperties.read(folder);
        return Optional.of(new Image(properties.name(), digest, folder, properties.options()));
    }

    /**
     * Finds an image, or says which there are.
     *
     * @param name what a submission asks for
     * @return the image
     * @throws BadPackageException if none of that name is installed
     * @throws IOException if it cannot be read
     */
    public Image require(String name) throws BadPackageException, IOException {
        Optional<Image> image = find(name);
        if (image.isPresent()) {
            return image.get();
        }
        List<String> names = names();
        throw new BadPackageException("the submission asks for image \"" + Printable.text(name) + "\"; "
                + (names.isEmpty() ? "no image is installed" : "installed are: " + String.join(", ", names)));
    }

    /**
     * Lists what is installed.
     *
     * @return the images' names, in order
     * @throws IOException if they cannot be read
     */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                Path current = folder.resolve(CURRENT);
                if (Files.exists(current)) {
                    names.add(ImageProperties.read(folder.resolve(
                                    Files.readString(current, UTF_8).strip()))
                            .name());
                }
            }
        }
        return names;
    }

    /**
     * Tells the name of the image that a bundle would install.
     *
     * @param bundle a folder as {@link #install} takes it
     * @return the name, or empty if there is no bundle
     * @throws IOException if it cannot be read
     */
    public Optional<String> nameOf(Path bundle) throws IOException {
        return Files.exists(bundle.resolve(ImageProperties.FILE))
                ? Optional.of(ImageProperties.read(bundle).name())
                : Optional.empty();
    }

    /**
     * Installs an image and makes it the one in use. Does nothing if it is that already.
     *
     * @param bundle a folder with {@code lib/*.jar} and {@code image.properties}; it is copied
     * @return the installed image
     * @throws IOException if the bundle is not as it should be, or could not be copied or prepared
     * @throws InterruptedException if the thread was interrupted; nothing is installed then
     */
    @SuppressWarnings("try") // The lock only has to be held.
    public Image install(Path bundle) throws IOException, InterruptedException {
        ImageProperties properties = ImageProperties.read(bundle);
        String digest = ImageDigest.of(bundle);
        Path home = Files.createDirectories(root.resolve(ImageName.folder(properties.name())));
        synchronized (ONE_THREAD) {
            try (FileChannel file = FileChannel.open(
                            home.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                discardUnfinished(home);
                Path folder = home.resolve(digest);
                if (!Files.exists(folder)) {
                    build(bundle, properties, home, folder);
                }
                use(digest, home);
            }
        }
        return find(properties.name(), digest)
                .orElseThrow(
                        () -> new IOException("image " + properties.name() + " was removed while it was installed"));
    }

    private static void build(Path bundle, ImageProperties properties, Path home, Path folder)
            throws IOException, InterruptedException {
        Path staging = Files.createTempDirectory(home, STAGING);
        // Copied, not linked: a build that writes a jar again would change the installed one.
        FileUtils.copyDirectory(
                bundle.resolve("lib").toFile(), staging.resolve("lib").toFile());
        Files.copy(bundle.resolve(ImageProperties.FILE), staging.resolve(ImageProperties.FILE));
        Files.createDirectory(staging.resolve("cache"));
        Files.createDirectory(staging.resolve("native"));
        if (properties.prepare().isPresent()) {
            ImagePreparation.run(properties.prepare().get(), properties, staging);
        }
        Durable.tree(staging);
        Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        Durable.folder(home);
    }

    private static void use(String digest, Path home) throws IOException {
        Path current = home.resolve(CURRENT);
        if (Files.exists(current) && Files.readString(current, UTF_8).strip().equals(digest)) {
            return;
        }
        Path next = Files.createTempFile(home, STAGING, "");
        Files.writeString(next, digest + "\n", UTF_8);
        Durable.tree(next);
        Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);
        Durable.folder(home);
    }

    /** What a killed installation left; we hold the lock, so that no other is at work. */
    private static void discardUnfinished(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(STAGING)) {
                    FileUtils.forceDelete(file.toFile());
                }
            }
        }
    }
}
