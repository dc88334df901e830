package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLogTest {

    @TempDir
    Path folder;

    private Path file;
    private OutputLog log;

    @BeforeEach
    void setUp() throws IOException {
        file = Files.writeString(folder.resolve("log"), "an earlier run\n");
        log = new OutputLog(file, 10);
    }

    @Test
    void countsOnlyWhatThisRunPrints() throws IOException {
        print("123456789\n");
        assertThat(log.isOverLimit()).isFalse();

        print("x");
        assertThat(log.isOverLimit()).isTrue();
    }

    @Test
    void isCutAtItsLimit() throws IOException {
        print("0123456789abcdef");

        log.cut();
        log.cut();

        assertThat(file)
                .hasContent("an earlier run\n0123456789\n[nsml] The output was cut here: it exceeded 10 bytes.\n");
    }

    @Test
    void isLeftAsItIsBelowItsLimit() throws IOException {
        print("short");

        log.cut();

        assertThat(file).hasContent("an earlier run\nshort");
    }

    @Test
    void givesItsFirstAndLastLines() throws IOException {
        assertThat(log.firstLine()).isEmpty();
        assertThat(log.lastLines()).isEmpty();

        print("first\n" + "x".repeat(40_000) + "\nlast\n\n");

        assertThat(log.firstLine()).isEqualTo("first");
        assertThat(log.lastLines()).last().isEqualTo("last");
    }

    private void print(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
