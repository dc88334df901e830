package nsml.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import nsml.store.AtomicFiles;
import nsml.store.Digest;
import nsml.store.Home;
import nsml.store.Removal;
import nsml.store.Tree;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * A package unpacked into a private folder, which closing removes. Whoever made it may mean harm: what is unpacked is what its
 * manifest lists, each file with the size and digest listed, and nothing else is in the archive.
 */
public final class OpenedPackage implements AutoCloseable {

    private static final int LARGEST_MANIFEST = 1 << 20;
    /** A zip archive's own words about an entry, its name twice included. */
    private static final long OVERHEAD = 4_096;

    private final PackageManifest manifest;
    private final Path folder;

    private OpenedPackage(PackageManifest manifest, Path folder) {
        this.manifest = manifest;
        this.folder = folder;
    }

    /**
     * Opens a package.
     *
     * @param home where the folder is made
     * @param limits what a package may hold
     * @throws Refusal if it is no package, not whole, or more than the limits allow
     */
    public static OpenedPackage open(Path file, Home home, UploadLimits limits) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no package " + file + "; expected a file made by nsml package");
        }
        if (Files.size(file) > limits.size() + LARGEST_MANIFEST + OVERHEAD * (limits.files() + 1L)) {
            throw new Refusal(tooLarge(file, limits));
        }
        ZipLayout layout = layout(file, limits);
        Path folder = AtomicFiles.beside(home.root().resolve("code"));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            PackageManifest manifest = check(file, zip, layout, limits);
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (Tree.File packed : manifest.code().files()) {
                unpack(zip, packed, folder);
            }
            return new OpenedPackage(manifest, folder);
        } catch (ZipException e) {
            Removal.of(folder);
            throw damaged(file, e);
        } catch (InvalidPathException e) {
            Removal.of(folder);
            throw new Refusal(file + " cannot be unpacked: the name " + Problems.quoted(e.getInput())
                    + " cannot be written under the locale in use; set LANG to a UTF-8 locale, for instance C.UTF-8");
        } catch (IOException | RuntimeException e) {
            Removal.of(folder);
            throw e;
        }
    }

    /** Returns what the package says of itself. */
    public PackageManifest manifest() {
        return manifest;
    }

    /** Returns the unpacked files; each counts as named by the user, as some were and the package does not tell which. */
    public CodeFiles code() {
        return new CodeFiles(
                manifest.entry(),
                folder,
                manifest.code().files().stream()
                        .map(file -> new CodeFiles.Source(file.path(), folder.resolve(file.path()), file.bytes(), true))
                        .toList(),
                List.of());
    }

    /** Comes first: {@code ZipFile} takes the whole directory into memory, however many entries it has. */
    private static ZipLayout layout(Path file, UploadLimits limits) throws IOException {
        try {
            ZipLayout layout = ZipLayout.read(file, limits.files() + 1);
            if (layout.entries() > limits.files() + 1) {
                throw new Refusal(limits.tooManyFiles() + "\n" + file
                        + " holds more; pack fewer, or raise upload.files in the dataset's competition.yaml");
            }
            return layout;
        } catch (ZipException e) {
            throw damaged(file, e);
        }
    }

    private static Refusal damaged(Path file, ZipException e) {
        return new Refusal(
                file + " is no package, or damaged: " + e.getMessage() + "; expected a file made by nsml package");
    }

    private static PackageManifest check(Path file, ZipFile zip, ZipLayout layout, UploadLimits limits)
            throws IOException {
        List<? extends ZipEntry> entries = zip.stream().toList();
        if (entries.isEmpty() || !entries.get(0).getName().equals(PackageManifest.FILE)) {
            throw new Refusal(file + " is no package: expected its first entry to be " + PackageManifest.FILE
                    + "; make one with nsml package");
        }
        PackageManifest manifest = PackageManifest.decode(manifestBytes(zip, entries.get(0)));
        List<String> problems = new ArrayList<>(PackagePaths.problems(
                manifest.code().files().stream().map(Tree.File::path).toList()));
        problems.addAll(layout.problems());
        problems.addAll(contradictions(manifest, entries));
        if (!problems.isEmpty()) {
            throw new Refusal(file + " cannot be unpacked: " + String.join("\n", problems));
        }
        if (manifest.code().files().stream().anyMatch(packed -> packed.bytes() > limits.size())
                || manifest.code().bytes() > limits.size()) {
            throw new Refusal(tooLarge(file, limits));
        }
        return manifest;
    }

    private static String tooLarge(Path file, UploadLimits limits) {
        return limits.tooLarge() + "\n" + file + " holds more; pack less, or raise upload.size in the dataset's"
                + " competition.yaml";
    }

    private static byte[] manifestBytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_MANIFEST + 1);
            if (bytes.length > LARGEST_MANIFEST) {
                throw new Refusal(PackageManifest.FILE + " of the package is larger than 1 MiB");
            }
            return bytes;
        }
    }

    /** The archive holds the manifest and the files that it lists, each once. */
    private static List<String> contradictions(PackageManifest manifest, List<? extends ZipEntry> entries) {
        List<String> problems = new ArrayList<>();
        List<String> listed = new ArrayList<>(manifest.code().files().stream()
                .map(packed -> PackageWriter.FOLDER + packed.path())
                .toList());
        listed.add(PackageManifest.FILE);
        for (ZipEntry entry : entries) {
            if (!listed.remove(entry.getName())) {
                problems.add(Problems.quoted(entry.getName()) + " is not listed in its manifest, or is there twice");
            }
        }
        listed.forEach(name -> problems.add(Problems.quoted(name) + " is listed in its manifest, but missing"));
        return problems;
    }

    private static void unpack(ZipFile zip, Tree.File packed, Path folder) throws IOException {
        Path target = folder.resolve(packed.path()).normalize();
        if (!target.startsWith(folder)) {
            throw new Refusal("the package names a file outside its folder: " + Problems.quoted(packed.path()));
        }
        Files.createDirectories(target.resolveSibling(""));
        MessageDigest sha256 = Digest.sha256();
        CRC32 checksum = new CRC32();
        ZipEntry entry = zip.getEntry(PackageWriter.FOLDER + packed.path());
        long bytes;
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum);
                InputStream bounded = BoundedInputStream.builder()
                        .setInputStream(in)
                        .setMaxCount(packed.bytes() + 1)
                        .get();
                InputStream digested = new DigestInputStream(bounded, sha256);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            bytes = digested.transferTo(out);
        }
        if (bytes != packed.bytes()
                || checksum.getValue() != entry.getCrc()
                || !Digest.of(sha256).equals(packed.digest())) {
            throw new Refusal(Problems.quoted(packed.path())
                    + " of the package is not what its manifest says: it has been changed or damaged; expected "
                    + packed.bytes() + " bytes with SHA-256 " + packed.digest());
        }
    }

    @Override
    public void close() throws IOException {
        Removal.of(folder);
    }
}
