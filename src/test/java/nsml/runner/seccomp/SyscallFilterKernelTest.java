package nsml.runner.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nsml.Prerequisite;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this machine's kernel makes of the filter. */
class SyscallFilterKernelTest {

    private static final Path PERL = Path.of("/usr/bin/perl");

    @TempDir
    Path folder;

    private Architecture architecture;

    @BeforeEach
    void setUp() {
        Prerequisite.check(
                "bubblewrap",
                Sandboxes.find(SandboxKind.BUBBLEWRAP).isPresent(),
                Sandboxes.whyNot(SandboxKind.BUBBLEWRAP).orElse(""));
        Prerequisite.check("perl", Files.isExecutable(PERL), "there is no " + PERL);
        architecture = Architecture.named(System.getProperty("os.arch")).orElseThrow();
    }

    /** The numbers of the errors that some calls return; 0 for success. */
    private List<Integer> errors(List<String> calls) throws IOException, InterruptedException {
        Path filter = folder.resolve("filter");
        Files.write(filter, SyscallFilter.ofThisMachine().orElseThrow().bytes());
        StringBuilder script = new StringBuilder();
        for (String call : calls) {
            script.append("print syscall(").append(call).append(") < 0 ? $!+0 : 0, \"\\n\";");
        }
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" 9<\"$0\"", filter.toString()));
        line.addAll(List.of(
                "bwrap",
                "--unshare-all",
                "--die-with-parent",
                "--ro-bind",
                "/",
                "/",
                "--dev",
                "/dev",
                "--seccomp",
                "9"));
        line.addAll(List.of(PERL.toString(), "-e", script.toString()));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output).stream().map(Integer::valueOf).toList();
    }

    private String call(SystemCall call, String arguments) {
        return call.number(architecture).orElseThrow() + ", " + arguments;
    }

    @Test
    void refusesWhatItLists() throws Exception {
        List<String> calls = SyscallFilter.REFUSED.stream()
                .filter(call -> call.number(architecture).isPresent())
                .map(call -> call(call, "0, 0, 0, 0, 0"))
                .toList();

        assertThat(errors(calls)).hasSize(calls.size()).containsOnly(SyscallFilter.NOT_PERMITTED);
    }

    @Test
    void permitsSocketsWithinTheMachineOnly() throws Exception {
        int stream = 1;
        List<String> calls = List.of(
                call(SystemCall.SOCKET, "1, " + stream + ", 0"),
                call(SystemCall.SOCKET, "2, " + stream + ", 0"),
                call(SystemCall.SOCKET, "10, " + stream + ", 0"),
                call(SystemCall.SOCKET, "16, 3, 0"),
                call(SystemCall.SOCKET, "40, " + stream + ", 0"),
                call(SystemCall.SOCKETPAIR, "2, " + stream + ", 0, 0"));

        int no = SyscallFilter.NO_SUCH_FAMILY;
        assertThat(errors(calls)).containsExactly(0, no, no, no, no, no);
    }

    @Test
    void looksAtTheArgumentsOfCloneAndIoctl() throws Exception {
        List<String> calls = List.of(
                call(SystemCall.CLONE3, "0, 0"),
                call(SystemCall.CLONE, (0x10000000 | 17) + ", 0, 0, 0, 0"),
                call(SystemCall.IOCTL, "0, " + SyscallFilter.TIOCSTI + ", 0"));

        assertThat(errors(calls))
                .containsExactly(SyscallFilter.NO_SUCH_CALL, SyscallFilter.NOT_PERMITTED, SyscallFilter.NOT_PERMITTED);
    }
}
