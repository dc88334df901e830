package nsml.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nsml.runner.BadPackageException;
import nsml.runner.SubmissionJar;
import nsml.store.AtomicFiles;
import nsml.store.BlobStore;
import nsml.store.Digest;
import nsml.store.Home;
import nsml.store.UnsafeFileException;
import org.apache.commons.io.FileUtils;

/** Takes the code of a submission into the store, as it is at that moment. */
public final class CodeSnapshots {

    /** The original's limits on an upload. */
    private static final BlobStore.Bounds UPLOAD = new BlobStore.Bounds(100, 50L << 20);

    private final Home home;
    private final BlobStore blobs;

    public CodeSnapshots(Home home, BlobStore blobs) {
        this.home = home;
        this.blobs = blobs;
    }

    /**
     * Keeps a submission's jar and the files it wants beside it.
     *
     * @param entry the jar
     * @param files further files and folders, each under its own name beside the jar
     * @return the tree of the code; the jar lies in it under its own name
     * @throws Refusal if something is missing, is no jar, or is more than the limits allow
     */
    public Digest take(Path entry, List<Path> files) throws IOException {
        requireJar(entry);
        Path staging = AtomicFiles.beside(home.root().resolve("code"));
        try {
            Files.createDirectory(staging);
            Files.copy(entry, staging.resolve(entry.getFileName()));
            for (Path file : files) {
                stage(file, staging);
            }
            return blobs.putTree(staging, Path.of(""), UPLOAD);
        } catch (UnsafeFileException e) {
            throw new Refusal("the code cannot be sent: " + e.getMessage()
                    + ". The limits are those of NSML: at most 100 files and 50 MiB (52428800 bytes)");
        } finally {
            FileUtils.deleteDirectory(staging.toFile());
        }
    }

    private static void requireJar(Path entry) {
        if (!Files.isRegularFile(entry)) {
            throw new Refusal(
                    "there is no entry " + entry
                            + "; expected the jar of your submission (build it, for instance with mvn package, and name it with -e)");
        }
        try {
            SubmissionJar.read(entry.toAbsolutePath().resolveSibling(""), String.valueOf(entry.getFileName()));
        } catch (BadPackageException e) {
            throw new Refusal(e.reason());
        }
    }

    private static void stage(Path file, Path staging) throws IOException {
        if (!Files.exists(file)) {
            throw new Refusal("there is no file " + file + " to send along");
        }
        Path name = file.toAbsolutePath().normalize().getFileName();
        if (name == null || !(Files.isRegularFile(file) || Files.isDirectory(file))) {
            throw new Refusal("cannot send " + file + " along: expected a file or a folder with a name");
        }
        if (FileUtils.sizeOf(file.toFile()) > UPLOAD.bytes()) {
            throw new Refusal("cannot send " + file + " along: it is larger than 50 MiB, the limit of NSML");
        }
        Path target = staging.resolve(name);
        if (Files.exists(target)) {
            throw new Refusal("two files named " + target.getFileName() + " would be sent; rename one");
        }
        if (Files.isDirectory(file)) {
            FileUtils.copyDirectory(file.toFile(), target.toFile());
        } else {
            Files.copy(file, target);
        }
    }
}
