package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartScriptTest {

    @TempDir
    Path folder;

    @Test
    void joinsOpensAndBecomesTheCommand() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("it's $HOME"));
        Files.writeString(odd.resolve("filter"), "held");
        var script = new StartScript(
                List.of(odd.resolve("a"), odd.resolve("b")),
                Optional.of(odd.resolve("filter")),
                Optional.of(odd.resolve("status")));

        Process process = start(script, "/bin/sh", "-c", "cat <&9; echo ended >&8; echo $$ $1", "x", "a  b");

        assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("held" + process.pid() + " a b");
        assertThat(process.waitFor()).isZero();
        assertThat(odd.resolve("a")).hasContent("0");
        assertThat(odd.resolve("b")).hasContent("0");
        assertThat(odd.resolve("status")).hasContent("ended");
    }

    @Test
    void doesNotGoOnWithoutAGroup() throws Exception {
        var script = new StartScript(List.of(folder.resolve("missing/group")), Optional.empty(), Optional.empty());

        Process process = start(script, "/bin/echo", "ran");

        assertThat(process.inputReader(UTF_8).readLine())
                .startsWith(StartScript.NAME + ": ")
                .contains("missing/group");
        assertThat(process.waitFor()).isEqualTo(125);
    }

    @Test
    void isNothingWhereNothingIsToBeDone() {
        assertThat(new StartScript(List.of(), Optional.empty(), Optional.empty()).around(List.of("/bin/true")))
                .containsExactly("/bin/true");
    }

    private static Process start(StartScript script, String... command) throws Exception {
        return new ProcessBuilder(script.around(List.of(command)))
                .redirectErrorStream(true)
                .start();
    }
}
