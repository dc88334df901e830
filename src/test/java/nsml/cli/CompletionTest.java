package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nsml.Prerequisite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    @TempDir
    Path temp;

    /** Does what the shell does when a user presses the tabulator after the words. */
    private String completed(String shell, String words, int at) throws Exception {
        return run(shell, """
                source %s
                COMP_WORDS=(%s); COMP_CWORD=%d; COMP_TYPE=9
                _complete_nsml
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script(shell), words, at));
    }

    private Path script(String shell) throws IOException {
        try (Desk desk = new Desk(temp.resolve("desk"))) {
            String text = desk.type("completion", shell).succeeded().out();
            return Files.writeString(temp.resolve("completion"), text);
        }
    }

    private static String run(String shell, String commands) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell, "-c", commands)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(completed("bash", "nsml sub", 1).lines()).contains("submit");
        assertThat(completed("bash", "nsml model p", 2).lines()).contains("pull");
        assertThat(completed("bash", "nsml ps --se", 2).lines()).contains("--search");
    }

    @Test
    void zshReadsItsScript() throws Exception {
        Prerequisite.check("zsh", Files.isExecutable(Path.of("/usr/bin/zsh")), "there is no /usr/bin/zsh");

        assertThat(run(
                        "zsh",
                        "autoload -U compinit && compinit -D && source " + script("zsh")
                                + " && echo \"read: ${_comps[nsml]}\""))
                .startsWith("read: ")
                .contains("_complete_nsml");
    }
}
