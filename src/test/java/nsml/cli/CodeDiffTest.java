package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeDiffTest {

    @TempDir
    Path temp;

    private Path one;
    private Path two;

    @BeforeEach
    void folders() throws IOException {
        one = Files.createDirectories(temp.resolve("one"));
        two = Files.createDirectories(temp.resolve("two"));
    }

    private List<String> diff() throws IOException {
        return CodeDiff.of(new CodeDiff.Side("t/d/1", one), new CodeDiff.Side("t/d/2", two));
    }

    @Test
    void changedLinesHaveThreeLinesAround() throws IOException {
        Files.writeString(one.resolve("main.py"), "a\nb\nc\nd\nlr = 0.1\ne\nf\ng\nh\n");
        Files.writeString(two.resolve("main.py"), "a\nb\nc\nd\nlr = 0.2\ne\nf\ng\nh\n");

        assertThat(diff())
                .containsExactly(
                        "--- t/d/1/main.py",
                        "+++ t/d/2/main.py",
                        "@@ -2,7 +2,7 @@",
                        " b",
                        " c",
                        " d",
                        "-lr = 0.1",
                        "+lr = 0.2",
                        " e",
                        " f",
                        " g");
    }

    @Test
    void aNewAndAMissingFileAreComparedWithNothing() throws IOException {
        Files.writeString(one.resolve("old.py"), "x\n");
        Files.createDirectories(two.resolve("lib"));
        Files.writeString(two.resolve("lib/new.py"), "y\n");
        Files.writeString(two.resolve("empty.py"), "");

        assertThat(diff())
                .containsExactly(
                        "--- /dev/null",
                        "+++ t/d/2/empty.py",
                        "--- /dev/null",
                        "+++ t/d/2/lib/new.py",
                        "@@ -0,0 +1,1 @@",
                        "+y",
                        "--- t/d/1/old.py",
                        "+++ /dev/null",
                        "@@ -1,1 +0,0 @@",
                        "-x");
    }

    @Test
    void binaryFilesAreOnlyNamed() throws IOException {
        Files.write(one.resolve("model.jar"), new byte[] {'P', 'K', 0, 1});
        Files.write(two.resolve("model.jar"), new byte[] {'P', 'K', 0, 2});
        Files.write(two.resolve("p.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8});

        assertThat(diff())
                .containsExactly(
                        "Binary files t/d/1/model.jar and t/d/2/model.jar differ",
                        "Binary files /dev/null and t/d/2/p.jpg differ");
    }

    @Test
    void endsOfLinesAreADifference() throws IOException {
        Files.writeString(one.resolve("crlf.py"), "a\r\n");
        Files.writeString(two.resolve("crlf.py"), "a\n");
        Files.writeString(one.resolve("end.py"), "a");
        Files.writeString(two.resolve("end.py"), "a\n");

        assertThat(diff())
                .containsExactly(
                        "--- t/d/1/crlf.py",
                        "+++ t/d/2/crlf.py",
                        "@@ -1,1 +1,1 @@",
                        "-a\r",
                        "+a",
                        "Files t/d/1/end.py and t/d/2/end.py differ only in the newline at the end");
    }

    @Test
    void whatIsTheSameIsNotMentioned() throws IOException {
        Files.writeString(one.resolve("main.py"), "a\n");
        Files.writeString(two.resolve("main.py"), "a\n");

        assertThat(diff()).isEmpty();
    }
}
