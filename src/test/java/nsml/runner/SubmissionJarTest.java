package nsml.runner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nsml.Fuzz;
import nsml.store.Removal;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionJarTest {

    private static final String SERVICE = "META-INF/services/nsml.shim.Submission";

    @TempDir
    Path code;

    @Test
    void namesItsSubmissionAndItsImage() throws Exception {
        jar(Map.of(
                SERVICE,
                "# ours\n\n com.example.Mine # the one\n",
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nNsml-Image: nsml/dl4j:1.0\n"));

        assertThat(SubmissionJar.read(code, "a.jar"))
                .isEqualTo(new SubmissionJar("com.example.Mine", Optional.of("nsml/dl4j:1.0")));
    }

    @Test
    void needsNoImage() throws Exception {
        jar(Map.of(SERVICE, "Mine"));

        assertThat(SubmissionJar.read(code, "a.jar").image()).isEmpty();
    }

    @Test
    void mustBeThere() {
        assertRejected("a.jar").hasMessageContaining("no such file");
    }

    @Test
    void mustBeAPlainFile() throws IOException {
        Files.createSymbolicLink(code.resolve("a.jar"), Path.of("/etc/passwd"));

        assertRejected("a.jar").hasMessageContaining("no plain file");
    }

    @Test
    void mustLieInTheFolder() {
        assertRejected("../a.jar").hasMessageContaining("within the submission's folder");
        assertRejected("/etc/passwd").hasMessageContaining("within the submission's folder");
        assertRejected("a.jar:/etc").hasMessageContaining("within the submission's folder");
        assertRejected("a\0").hasMessageContaining("path of a jar");
    }

    @Test
    void mustBeAJar() throws IOException {
        Files.writeString(code.resolve("a.jar"), "PK no");

        assertRejected("a.jar").hasMessageContaining("to be a jar");
    }

    @Test
    void mustNameASubmission() throws IOException {
        jar(Map.of("x", ""));
        assertRejected("a.jar").hasMessageContaining(SERVICE);

        jar(Map.of(SERVICE, "# none\n"));
        assertRejected("a.jar").hasMessageContaining("it names none");
    }

    @Test
    void case60ADirectoryThatWouldFillTheMemoryIsNotRead() throws Exception {
        jar(Map.of(SERVICE, "Mine"));
        Path jar = code.resolve("a.jar");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(jar)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(bytes.capacity() - 22 + 12, 64 << 20);
        Files.write(jar, bytes.array());

        assertRejected("a.jar").hasMessageContaining("directory of at most 32 MiB");
    }

    @Test
    void case60ManyEntriesAreNoTrouble() throws Exception {
        try (var out = new ZipOutputStream(Files.newOutputStream(code.resolve("a.jar")))) {
            for (int i = 0; i < 20_000; i++) {
                out.putNextEntry(new ZipEntry("f" + i));
            }
            out.putNextEntry(new ZipEntry(SERVICE));
            out.write("Mine".getBytes(UTF_8));
        }

        assertThat(SubmissionJar.read(code, "a.jar").provider()).isEqualTo("Mine");
    }

    @Test
    void case60AHugeManifestIsNotRead() throws Exception {
        jar(Map.of(SERVICE, "Mine", "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + "A: b\n".repeat(1 << 20)));

        assertRejected("a.jar").hasMessageContaining("at most 1 MiB");
    }

    @Test
    void case63AnythingElseIsRefusedOrRead() throws Exception {
        jar(Map.of(SERVICE, "Mine", "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nNsml-Image: a\n"));
        byte[] original = Files.readAllBytes(code.resolve("a.jar"));
        List<byte[]> splinters = Stream.of("PK\1\2", "PK\3\4", "PK\5\6", "\0\0\0\0", "\377\377\377\377", "a\0", "/")
                .map(text -> text.getBytes(ISO_8859_1))
                .toList();

        Path folder = Fuzz.folder();

        int read = Fuzz.run(
                20190115,
                Fuzz.inputs() / 10,
                new Fuzz.Cap(1 << 20, 1_000),
                random -> Fuzz.mutated(original, splinters, random),
                mutated -> {
                    Files.write(folder.resolve("a.jar"), mutated);
                    try {
                        SubmissionJar.read(folder, "a.jar");
                        return true;
                    } catch (BadPackageException e) {
                        return false;
                    }
                });

        assertThat(read).isBetween(100, Fuzz.inputs() / 10);
        Removal.of(folder);
    }

    @Test
    void isNotUnpackedWithoutABound() throws IOException {
        jar(Map.of(SERVICE, " ".repeat(20 << 20)));

        assertRejected("a.jar").hasMessageContaining("at most 1 MiB");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRejected(String entry) {
        return assertThatThrownBy(() -> SubmissionJar.read(code, entry)).isInstanceOf(BadPackageException.class);
    }

    private void jar(Map<String, String> entries) throws IOException {
        Compiled.pack(Files.createDirectories(code.resolve("nothing")), entries, code.resolve("a.jar"));
    }
}
