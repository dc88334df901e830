package nsml.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nsml.store.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of packages that mean harm, by their numbers: each is refused in a sentence and leaves nothing. */
class HostilePackageTest {

    @TempDir
    Path temp;

    private Home home;

    @BeforeEach
    void make() throws IOException {
        home = new Home(Files.createDirectory(temp.resolve("home")));
    }

    @Test
    void aGoodPackageOfTheseHandsIsOpened() throws IOException {
        Path file = file(RawZip.of(RawPackage.entries(Map.of("main.py", "print(1)", "net/ü.py", "x = 1"))));

        try (OpenedPackage opened = OpenedPackage.open(file, home, RawPackage.LIMITS)) {
            assertThat(opened.code().files()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../out",
                "a/../../out",
                "/etc/out",
                "//out",
                "a//b",
                "./a",
                "a/.",
                "..\\out",
                "\\\\host\\out",
                "C:/out",
                "C:out",
                "a/..",
                "..",
                ".",
                "",
                "a/"
            })
    void case56NamesThatLeadElsewhere(String path) throws IOException {
        assertRefused(RawPackage.entries(files("main.py", "", path, "x")), "");
    }

    @Test
    void case57ALinkAndAFileThroughIt() throws IOException {
        List<RawZip.Entry> entries =
                new ArrayList<>(RawPackage.entries(files("main.py", "", "link", "/etc", "link/passwd", "x")));
        entries.set(2, entries.get(2).withMode(0xA1FF));

        assertRefused(entries, "\"code/link\" is a link, device or folder");
        assertRefused(entries, "\"link\" is a file and a folder at once");
    }

    @ParameterizedTest
    @CsvSource({
        "link, 41471",
        "pipe, 4516",
        "character device, 8612",
        "folder, 16877",
        "block device, 25008",
        "socket, 49645"
    })
    void case58And59OnlyPlainFiles(String kind, int mode) throws IOException {
        assertRefused(
                changed(1, entry -> entry.withMode(mode)),
                "\"code/main.py\" is a link, device or folder; expected plain");
    }

    @Test
    void case60ABombByItsRatio() throws IOException {
        assertRefused(changed(1, entry -> entry.withMethod(8)), "an entry is compressed");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("nsml.json"));
            zip.write(new byte[50 << 20]);
            zip.closeEntry();
        }
        assertRefused(bomb.toByteArray(), "an entry is compressed");
    }

    @Test
    void case60ABombInAPackageIsAFileLikeAnyOther() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[1 << 20]);
            zip.closeEntry();
        }
        String inner = bomb.toString(ISO_8859_1);
        Path file = file(RawZip.of(RawPackage.entries(files("main.py", "", "inner.zip", inner))));

        try (OpenedPackage opened = OpenedPackage.open(file, home, RawPackage.LIMITS)) {
            assertThat(opened.code().bytes()).isEqualTo(inner.getBytes(UTF_8).length);
        }
    }

    @Test
    void case60EntriesThatShareTheirBytes() throws IOException {
        List<RawZip.Entry> entries =
                RawPackage.entries(files("main.py", "", "a", "x".repeat(4_000), "b", "x".repeat(4_000)));
        int first = 30 + "nsml.json".length() + entries.get(0).content().length + 30 + "code/main.py".length();
        entries.set(3, entries.get(3).at(first));

        assertRefused(entries, "an entry is not where it should be");
    }

    @Test
    void case60MoreEntriesThanAnybodyMayHaveAreNotEvenListed() throws IOException {
        byte[] manifest = RawPackage.manifest(Map.of("main.py", ""));
        List<RawZip.Entry> entries = new ArrayList<>(List.of(RawZip.Entry.of("nsml.json", manifest)));
        IntStream.range(0, 60_000).forEach(i -> entries.add(RawZip.Entry.of("code/" + i, new byte[0])));
        Path file = file(RawZip.of(entries));
        UploadLimits roomy = new UploadLimits(10, 50L << 20, 5_000, 1_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> OpenedPackage.open(file, home, roomy).close())
                .withMessageContaining("total number of files cannot exceed 10");

        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .as("memory, of the 5 MB that the directory alone has")
                .isLessThan(1 << 20);
    }

    @Test
    void case61TwoOfOneName() throws IOException {
        List<RawZip.Entry> entries = new ArrayList<>(RawPackage.entries(files("main.py", "", "a", "x")));
        entries.add(entries.get(2));

        assertRefused(entries, "\"code/a\" is not listed in its manifest, or is there twice");
    }

    @ParameterizedTest
    @CsvSource({
        "a, A",
        "é, E\u0301",
        "é, e\u0301",
        "ß.py, SS.py",
        "ſ, S",
        "K, \u212a",
        "a/b, A/c",
        "é/b, e\u0301/c",
        "Ω, \u2126"
    })
    void case61NamesThatAreOneOnOtherSystems(String one, String other) throws IOException {
        assertRefused(RawPackage.entries(files("main.py", "", one, "", other, "")), "; rename one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\0b", "a\u0085b", "a\u001bb", "a\u007fb", "a\ufffdb"})
    void case62ControlCharactersInNames(String path) throws IOException {
        assertRefused(RawPackage.entries(files("main.py", "", path, "")), "cannot be packed");
    }

    @Test
    void case62NamesThatAreTooLong() throws IOException {
        assertRefused(RawPackage.entries(files("main.py", "", "n".repeat(10_000), "")), "cannot be packed");
        assertRefused(RawPackage.entries(files("main.py", "", "n".repeat(256), "")), "cannot be packed");
        assertRefused(RawPackage.entries(files("main.py", "", "é".repeat(128), "")), "cannot be packed");
        assertRefused(RawPackage.entries(files("main.py", "", "d/".repeat(40) + "f", "")), "cannot be packed");
        assertThatCode(() -> OpenedPackage.open(
                                file(RawZip.of(RawPackage.entries(files("main.py", "", "n".repeat(255), "")))),
                                home,
                                RawPackage.LIMITS)
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void case62HalfACharacterInAName() throws IOException {
        byte[] manifest = new String(RawPackage.manifest(files("main.py", "", "half", "")), UTF_8)
                .replace("\"half\"", "\"\\ud800\"")
                .getBytes(UTF_8);

        assertRefused(RawPackage.entries(manifest, files("main.py", "", "?", "")), "");
    }

    @Test
    void case63AnEncryptedEntry() throws IOException {
        assertRefused(changed(1, entry -> entry.withFlags(0x0801)), "an entry is encrypted");
        assertRefused(changed(1, entry -> entry.withFlags(0x0808)), "of another unusual kind");
    }

    @Test
    void case63AWrongChecksum() throws IOException {
        assertRefused(changed(1, entry -> entry.withChecksum(entry.checksum() + 1)), "is not what its manifest says");
    }

    @Test
    void case63Truncated() throws IOException {
        byte[] whole = RawZip.of(RawPackage.entries(files("main.py", "print(1)", "a/b", "x")));
        for (int length = 0; length < whole.length; length += length < whole.length - 60 ? 13 : 1) {
            assertRefused(Arrays.copyOf(whole, length), "");
        }
    }

    @Test
    void case63DataBeforeTheBeginningAndAfterTheEnd() throws IOException {
        byte[] whole = RawZip.of(RawPackage.entries(files("main.py", "print(1)")));

        assertRefused(concatenated("#!/bin/sh\n".getBytes(UTF_8), whole), "is no package, or damaged");
        assertRefused(concatenated(whole, new byte[1]), "it does not end as an archive does");
        assertRefused(concatenated(whole, whole), "is no package, or damaged");
        byte[] withComment = whole.clone();
        withComment[whole.length - 2] = 5;
        assertRefused(concatenated(withComment, "hello".getBytes(UTF_8)), "it does not end as an archive does");
    }

    @Test
    void case63AZipThatIsAlsoAJar() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar, new Manifest())) {
            out.putNextEntry(new ZipEntry("A.class"));
        }
        assertRefused(jar.toByteArray(), "is no package, or damaged");

        List<RawZip.Entry> both = new ArrayList<>(RawPackage.entries(files("main.py", "")));
        both.add(RawZip.Entry.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(UTF_8)));
        assertRefused(both, "\"META-INF/MANIFEST.MF\" is not listed in its manifest");
    }

    @Test
    void case64TheModeThatRunsAFileAsItsOwner() throws IOException {
        for (int mode : new int[] {0x89ED, 0x85ED, 0x83FF, 0x09ED}) {
            assertRefused(changed(1, entry -> entry.withMode(mode)), "would run as its owner");
        }
    }

    @Test
    void permissionsAreNotUnpacked() throws IOException {
        Path file = file(RawZip.of(changed(1, entry -> entry.withMode(0x81FF))));

        try (OpenedPackage opened = OpenedPackage.open(file, home, RawPackage.LIMITS)) {
            Path unpacked = opened.code().files().get(0).file();
            assertThat(Files.getPosixFilePermissions(unpacked).toString()).doesNotContain("EXECUTE");
        }
    }

    private List<RawZip.Entry> changed(int index, UnaryOperator<RawZip.Entry> change) {
        List<RawZip.Entry> entries = new ArrayList<>(RawPackage.entries(files("main.py", "print(1)", "a/b", "x")));
        entries.set(index, change.apply(entries.get(index)));
        return entries;
    }

    private static Map<String, String> files(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return files;
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(temp.resolve("hostile.nsml"), bytes);
    }

    private void assertRefused(List<RawZip.Entry> entries, String message) throws IOException {
        assertRefused(RawZip.of(entries), message);
    }

    private void assertRefused(byte[] bytes, String message) throws IOException {
        Path file = file(bytes);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> OpenedPackage.open(file, home, RawPackage.LIMITS).close())
                .withMessageContaining(message);
        assertThat(home.root()).isEmptyDirectory();
        assertThat(temp.toFile().list()).containsExactlyInAnyOrder("home", "hostile.nsml");
    }
}
