package nsml.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import nsml.catalog.Language;
import nsml.runner.BadPackageException;
import nsml.runner.SubmissionJar;
import nsml.store.AtomicFiles;
import nsml.store.Digest;
import nsml.store.Tree;

/**
 * Makes a package of some code: a zip archive with the manifest first and the files in order below {@code code/}.
 *
 * <p>Equal code gives an equal archive, byte for byte: times are fixed, permissions not kept, and nothing is compressed, as
 * compressors differ.
 */
public final class PackageWriter {

    static final String FOLDER = "code/";

    /** Not the first moment that the format knows: for that one Java adds a field that depends on the time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** Below what an archive holds without extensions that the reader would have to understand, too. */
    private static final long LARGEST = 3L << 30;

    private PackageWriter() {}

    /**
     * Says everything for which some code would be refused.
     *
     * @return the problems; a limit's has two lines
     */
    public static List<String> problems(CodeFiles code, UploadLimits limits) {
        List<String> problems = new ArrayList<>(code.problems());
        problems.addAll(limits.exceededBy(code));
        if (code.files().size() >= ZipLayout.MOST_ENTRIES || code.bytes() > LARGEST) {
            problems.add("a package holds at most " + ZipLayout.MOST_ENTRIES
                    + " files and 3 GiB; send the code as it is, without a package");
        }
        problems.addAll(PackagePaths.problems(
                code.files().stream().map(CodeFiles.Source::path).toList()));
        return problems;
    }

    /**
     * Writes a package, in one step: whoever looks sees the whole file or what was there before.
     *
     * @param target the file; replaced if it exists
     * @throws Refusal if the code would be refused
     */
    public static PackageManifest write(CodeFiles code, List<String> arguments, UploadLimits limits, Path target)
            throws IOException {
        List<String> problems = problems(code, limits);
        if (!problems.isEmpty()) {
            throw new Refusal("the code cannot be packed: " + String.join("\n", problems));
        }
        Map<String, Long> checksums = new HashMap<>();
        List<Tree.File> files = new ArrayList<>();
        for (CodeFiles.Source source : code.files()) {
            files.add(digest(source, checksums));
        }
        PackageManifest manifest = new PackageManifest(code.entry(), image(code), arguments, limits, new Tree(files));
        Path temporary = AtomicFiles.beside(target);
        try {
            write(manifest, code, checksums, temporary);
            AtomicFiles.moveIntoPlace(temporary, target);
        } catch (ZipException e) {
            throw new Refusal("the code changed while it was packed; try again");
        } finally {
            Files.deleteIfExists(temporary);
        }
        return manifest;
    }

    private static Optional<String> image(CodeFiles code) throws IOException {
        if (code.language() == Language.PYTHON) {
            return EnvironmentDeclaration.of(code).image();
        }
        try {
            return SubmissionJar.read(code.root(), code.entry()).image();
        } catch (BadPackageException e) {
            throw new Refusal(e.reason());
        }
    }

    private static Tree.File digest(CodeFiles.Source source, Map<String, Long> checksums) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        CRC32 checksum = new CRC32();
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(source.file(), LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                checksum.update(buffer, 0, read);
                bytes += read;
            }
        }
        checksums.put(source.path(), checksum.getValue());
        return new Tree.File(source.path(), bytes, Digest.of(sha256));
    }

    private static void write(PackageManifest manifest, CodeFiles code, Map<String, Long> checksums, Path file)
            throws IOException {
        Map<String, Path> places = new HashMap<>();
        code.files().forEach(source -> places.put(source.path(), source.file()));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            byte[] first = manifest.encode();
            CRC32 checksum = new CRC32();
            checksum.update(first);
            zip.putNextEntry(entry(PackageManifest.FILE, first.length, checksum.getValue()));
            zip.write(first);
            zip.closeEntry();
            for (Tree.File packed : manifest.code().files()) {
                zip.putNextEntry(
                        entry(FOLDER + packed.path(), packed.bytes(), checksums.getOrDefault(packed.path(), 0L)));
                try (InputStream in = Files.newInputStream(places.get(packed.path()), LinkOption.NOFOLLOW_LINKS)) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static ZipEntry entry(String name, long bytes, long checksum) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes);
        entry.setCrc(checksum);
        entry.setTimeLocal(TIME);
        return entry;
    }
}
