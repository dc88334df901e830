package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
