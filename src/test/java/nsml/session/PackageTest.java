package nsml.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import nsml.catalog.Language;
import nsml.store.BlobStore;
import nsml.store.Digest;
import nsml.store.Home;
import nsml.store.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageTest {

    private static final UploadLimits LIMITS = new UploadLimits(10, 10_000, 5_000, 1_000);

    @TempDir
    Path temp;

    private Home home;

    @BeforeEach
    void make() {
        home = new Home(temp.resolve("home"));
    }

    @Test
    void equalCodeGivesEqualBytes() throws IOException {
        Path one = project("one", List.of("main.py", "net/a.py", ".nsmlignore", "setup.py"));
        Path other = project("other", List.of("setup.py", ".nsmlignore", "net/a.py", "main.py"));
        Files.setLastModifiedTime(other.resolve("main.py"), FileTime.fromMillis(1_000_000_000_000L));
        Files.setPosixFilePermissions(other.resolve("setup.py"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.writeString(other.resolve("ignored.log"), "not the same");

        PackageManifest first = write(one, "first.nsml");
        TimeZone zone = TimeZone.getDefault();
        PackageManifest second;
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
            second = write(other, "second.nsml");
        } finally {
            TimeZone.setDefault(zone);
        }

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(temp.resolve("second.nsml")).hasSameBinaryContentAs(temp.resolve("first.nsml"));
        // Known, so that another version of Java or of this program is found out.
        assertThat(Digest.of(Files.readAllBytes(temp.resolve("first.nsml"))).brief())
                .isEqualTo("0f150816f870");
    }

    @Test
    void theDigestIsThatOfTheCodeInTheStore() throws IOException {
        Path one = project("one", List.of("main.py", "net/a.py"));
        CodeSnapshots snapshots = new CodeSnapshots(home, new BlobStore(home.blobs()));
        CodeSnapshots.Snapshot direct = snapshots.take(one.resolve("main.py"), List.of(), LIMITS);
        PackageManifest manifest = write(one, "first.nsml");

        try (OpenedPackage opened = OpenedPackage.open(temp.resolve("first.nsml"), home, LIMITS)) {
            assertThat(snapshots.take(opened.code(), LIMITS, CodeSnapshots.Progress.NONE))
                    .isEqualTo(direct);
        }

        assertThat(manifest.digest()).isEqualTo(direct.tree());
        assertThat(home.root().resolve("code")).doesNotExist();
        assertThat(home.root()).isDirectoryNotContaining("glob:**/.new-*");
    }

    @Test
    void theManifestComesFirstAndSaysAll() throws IOException {
        Path one = project("one", List.of("main.py"));
        Files.writeString(one.resolve("setup.py"), "#nsml: nsml/ml:x\n");

        PackageManifest written = PackageWriter.write(
                CodeFiles.find(one.resolve("main.py"), List.of(), home),
                List.of("--epochs", "5 6"),
                LIMITS,
                temp.resolve("first.nsml"));

        try (ZipFile zip = new ZipFile(temp.resolve("first.nsml").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("nsml.json", "code/main.py", "code/setup.py");
            String json =
                    new String(zip.getInputStream(zip.getEntry("nsml.json")).readAllBytes(), UTF_8);
            assertThat(json)
                    .contains("\"format\" : 1", "\"entry\" : \"main.py\"", "\"language\" : \"python\"")
                    .contains("\"image\" : \"nsml/ml:x\"", "[ \"--epochs\", \"5 6\" ]", "\"shim\" : 1")
                    .contains("\"digest\" : \"" + written.digest() + "\"", "\"files\" : 10");
        }
        try (OpenedPackage opened = OpenedPackage.open(temp.resolve("first.nsml"), home, LIMITS)) {
            assertThat(opened.manifest()).isEqualTo(written);
        }
    }

    @Test
    void ofAJarItHoldsTheJarAndWhatIsSentAlong() throws IOException {
        Path jar = temp.resolve("submission.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            stored(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nNsml-Image: nsml/x:1\n\n".getBytes(UTF_8));
            stored(zip, "META-INF/services/nsml.shim.Submission", "a.B".getBytes(UTF_8));
            // A jar counts towards the sum of sizes alone.
            stored(zip, "large", new byte[6_000]);
        }
        Path weights = Files.writeString(temp.resolve("weights.bin"), "w");
        Files.writeString(temp.resolve("other.py"), "is not sent");

        PackageManifest manifest = PackageWriter.write(
                CodeFiles.find(jar, List.of(weights), home), List.of(), LIMITS, temp.resolve("jar.nsml"));

        assertThat(manifest.image()).contains("nsml/x:1");
        assertThat(manifest.code().files())
                .extracting(Tree.File::path)
                .containsExactly("submission.jar", "weights.bin");
        try (OpenedPackage opened = OpenedPackage.open(temp.resolve("jar.nsml"), home, LIMITS)) {
            assertThat(opened.code().language()).isEqualTo(Language.JAVA);
            assertThat(PackageWriter.problems(opened.code(), LIMITS)).isEmpty();
        }
    }

    @Test
    void aPackageInTheFolderIsNoPartOfTheNext() throws IOException {
        Path one = project("one", List.of("main.py"));
        PackageManifest first = write(one, "one/first.nsml");

        assertThat(write(one, "one/second.nsml")).isEqualTo(first);
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        Path one = project("one", List.of("a.py", "A.py", "large.bin"));
        Files.writeString(one.resolve("large.bin"), "x".repeat(5_001));
        Files.createSymbolicLink(one.resolve("link"), Path.of("/etc"));
        Files.writeString(one.resolve("back\\slash"), "");

        CodeFiles code = CodeFiles.examine(one.resolve("main.py"), List.of(temp.resolve("absent")), home);

        assertThat(String.join("\n", PackageWriter.problems(code, LIMITS)))
                .contains("there is no entry " + one.resolve("main.py"))
                .contains("\"link\" is a symbolic link")
                .contains("there is no file " + temp.resolve("absent") + " to send along")
                .contains("size of a file cannot exceed 4.9 KiB\nOne file is larger: large.bin with 4.9 KiB")
                .contains("\"A.py\" and \"a.py\" differ in upper and lower case only")
                .contains("the path \"back\\slash\" cannot be packed");
    }

    @Nested
    class Hostile {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../out.py",
                    "a/../../out.py",
                    "/etc/out",
                    "a//b",
                    "./a",
                    "a\\b",
                    "C:/a",
                    "a\u0000b",
                    "..",
                    ""
                })
        void pathsLeadNowhereElse(String path) throws IOException {
            assertRefused(archive(Map.of("main.py", "", path, "x")), "cannot be packed");
        }

        @Test
        void namesThatClashAreRefused() throws IOException {
            assertRefused(archive(files("main.py", "", "A/x", "", "a/y", "")), "differ in upper and lower case only");
            assertRefused(archive(files("main.py", "", "Main.py", "")), "differ in upper and lower case only");
            assertRefused(archive(files("main.py", "", "a", "", "a/b", "")), "is a file and a folder at once");
        }

        @Test
        void aNameThatIsThereTwiceIsRefused() throws IOException {
            Path file = archive(files("main.py", "", "a.py", "x", "b.py", "y"));
            byte[] bytes = Files.readAllBytes(file);
            Files.write(
                    file,
                    new String(bytes, ISO_8859_1)
                            .replace("code/b.py", "code/a.py")
                            .getBytes(ISO_8859_1));

            assertRefused(file, "");
        }

        @Test
        void aFileThatIsNotListedIsRefused() throws IOException {
            Tree tree = tree(Map.of("main.py", ""));

            assertRefused(
                    archive(manifest(tree), files("main.py", "", "more.py", "")), "\"code/more.py\" is not listed");
            assertRefused(archive(manifest(tree), Map.of()), "\"code/main.py\" is listed in its manifest, but missing");
        }

        @Test
        void anotherContentIsRefused() throws IOException {
            Tree tree = tree(Map.of("main.py", "print(1)"));

            assertRefused(
                    archive(manifest(tree), files("main.py", "print(2)")),
                    "\"main.py\" of the package is not what its manifest says");
            assertRefused(
                    archive(manifest(tree), files("main.py", "print(1)" + "#".repeat(100))),
                    "\"main.py\" of the package is not what its manifest says");
        }

        @Test
        void anotherDigestIsRefused() throws IOException {
            Tree tree = tree(Map.of("main.py", ""));
            String changed = new String(manifest(tree), UTF_8)
                    .replace(tree.digest().hex(), Digest.of(new byte[0]).hex());

            assertRefused(
                    archive(changed.getBytes(UTF_8), files("main.py", "")), "the package's digest is not that of");
        }

        @Test
        void linksAreRefused() throws IOException {
            Path file = archive(files("main.py", "", "link", "/etc/passwd"));
            byte[] bytes = Files.readAllBytes(file);
            setMode(bytes, "code/link", 0xA1FF);
            Files.write(file, bytes);

            assertRefused(file, "\"code/link\" is a link, device or folder");
        }

        @Test
        void bombsAreRefused() throws IOException {
            Path file = temp.resolve("bomb.nsml");
            byte[] zeros = new byte[4_000];
            byte[] manifest = manifest(new Tree(List.of(new Tree.File("main.py", zeros.length, Digest.of(zeros)))));
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                stored(zip, "nsml.json", manifest);
                zip.putNextEntry(new ZipEntry("code/main.py"));
                zip.write(zeros);
                zip.closeEntry();
            }

            assertRefused(file, "an entry is compressed");
        }

        @Test
        void moreThanTheLimitsIsRefused() throws IOException {
            Map<String, String> many = new LinkedHashMap<>(files("main.py", ""));
            for (int i = 0; i < 10; i++) {
                many.put("f" + i, "");
            }

            assertRefused(archive(many), "total number of files cannot exceed 10");
            assertRefused(archive(files("main.py", "x".repeat(10_001))), "total size of files cannot exceed 9.8 KiB");
        }

        @Test
        void sizesThatAddUpToNothingAreRefused() throws IOException {
            Digest any = Digest.of(new byte[0]);
            byte[] manifest = manifest(new Tree(List.of(
                    new Tree.File("main.py", Long.MAX_VALUE, any),
                    new Tree.File("a", Long.MAX_VALUE, any),
                    new Tree.File("b", 2, any))));

            assertRefused(
                    archive(manifest, files("main.py", "", "a", "", "b", "")),
                    "total size of files cannot exceed 9.8 KiB");
        }

        @Test
        void aLargeManifestIsNotRead() throws IOException {
            assertRefused(
                    archive(" ".repeat((1 << 20) + 1).getBytes(UTF_8), Map.of()),
                    "nsml.json of the package is larger than 1 MiB");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{",
                    "{\"format\":2}",
                    "{\"format\":1,\"format\":1}",
                    "null",
                    "{\"format\":\"1\"}",
                    "{\"format\":1,\"shim\":99}",
                    "{\"format\":1,\"shim\":1,\"entry\":5}"
                })
        void aManifestThatIsNoneIsRefused(String json) throws IOException {
            assertRefused(archive(json.getBytes(UTF_8), Map.of()), "");
        }

        @Test
        void otherFilesAreNoPackages() throws IOException {
            assertRefused(Files.writeString(temp.resolve("text.nsml"), "hello"), "is no package, or damaged");
            assertRefused(temp.resolve("absent.nsml"), "there is no package");
            Path zip = temp.resolve("other.nsml");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                stored(out, "main.py", new byte[0]);
            }
            assertRefused(zip, "expected its first entry to be nsml.json");
        }

        @Test
        void aDamagedArchiveIsRefused() throws IOException {
            byte[] whole = Files.readAllBytes(archive(files("main.py", "print('hello')", "net/a.py", "x = 1")));
            Path file = temp.resolve("damaged.nsml");
            for (int length = 0; length < whole.length; length += 37) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertRefused(file, "");
            }
        }

        private void assertRefused(Path file, String message) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> OpenedPackage.open(file, home, LIMITS).close())
                    .withMessageContaining(message);
            assertThat(home.root())
                    .satisfiesAnyOf(
                            root -> assertThat(root).doesNotExist(),
                            root -> assertThat(root).isEmptyDirectory());
            assertThat(temp.resolve("out.py")).doesNotExist();
        }
    }

    private Path project(String name, List<String> files) throws IOException {
        Path folder = temp.resolve(name);
        for (String file : files) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.equals(".nsmlignore") ? "*.log\n" : "# " + file.substring(file.length() - 1));
        }
        return folder;
    }

    private PackageManifest write(Path project, String name) throws IOException {
        return PackageWriter.write(
                CodeFiles.find(project.resolve("main.py"), List.of(), home), List.of(), LIMITS, temp.resolve(name));
    }

    private static Map<String, String> files(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return files;
    }

    private static Tree tree(Map<String, String> files) {
        List<Tree.File> listed = new ArrayList<>();
        files.forEach((path, text) -> listed.add(new Tree.File(path, text.length(), Digest.of(text.getBytes(UTF_8)))));
        return new Tree(listed);
    }

    private static byte[] manifest(Tree tree) {
        return new PackageManifest("main.py", Optional.empty(), List.of(), LIMITS, tree).encode();
    }

    private Path archive(Map<String, String> files) throws IOException {
        return archive(manifest(tree(files)), files);
    }

    private Path archive(byte[] manifest, Map<String, String> files) throws IOException {
        Path file = temp.resolve("hostile.nsml");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            stored(zip, "nsml.json", manifest);
            for (Map.Entry<String, String> entry : files.entrySet()) {
                stored(zip, "code/" + entry.getKey(), entry.getValue().getBytes(UTF_8));
            }
        }
        return file;
    }

    private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Sets the mode of an entry in the archive's directory, as tools of Unix do. */
    private static void setMode(byte[] archive, String name, int mode) {
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wanted = name.getBytes(UTF_8);
        for (int at = 0; at + 46 + wanted.length <= archive.length; at++) {
            if (bytes.getInt(at) == 0x02014b50 && new String(archive, at + 46, wanted.length, UTF_8).equals(name)) {
                bytes.putInt(at + 38, mode << 16);
            }
        }
    }
}
