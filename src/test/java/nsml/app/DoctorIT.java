package nsml.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nsml.Prerequisite;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hostile suite holds in each sandbox, whoever runs it, and an interrupt leaves nothing. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sandboxes are of Linux")
class DoctorIT {

    private static final int DEADLINE_MINUTES = 15;
    private static final int SOMEBODY = 10_002;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "DOCKER"})
    void everyCaseHolds(SandboxKind sandbox) throws Exception {
        assume(sandbox);

        assertHolds(start(command(installation()), "--sandbox", sandbox.toString()));
    }

    @Test
    void everyCaseHoldsForAnOrdinaryUser() throws Exception {
        assume(SandboxKind.BUBBLEWRAP);
        Prerequisite.check("bubblewrap", isRoot(), "only root can become somebody else");
        Path installation = copy();
        List<String> command = new ArrayList<>(
                List.of("setpriv", "--reuid", "" + SOMEBODY, "--regid", "" + SOMEBODY, "--clear-groups"));
        command.addAll(command(installation));

        assertHolds(start(command, "--sandbox", "bubblewrap"));
    }

    @Test
    void anInterruptLeavesNothing() throws Exception {
        assume(SandboxKind.BUBBLEWRAP);
        Process doctor = start(command(installation()), "--sandbox", "bubblewrap", "--case", "3", "--case", "27");
        CommandLineUnderTest.await("a submission", () -> ours().anyMatch(line -> line.contains("bwrap")));

        doctor.destroy();

        assertThat(doctor.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ours()).isEmpty();
        assertThat(temporary().list()).isEmpty();
    }

    private void assertHolds(Process doctor) throws IOException, InterruptedException {
        if (!doctor.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)) {
            doctor.destroyForcibly().waitFor();
        }
        String printed = Files.readString(temp.resolve("out"), UTF_8);
        assertThat(doctor.exitValue()).as(printed).isZero();
        assertThat(printed).doesNotContain("does not hold: ", "Left over: ").contains("Level: ");
        assertThat(temporary().list()).isEmpty();
    }

    /** The command lines of processes that have to do with this test. */
    private Stream<String> ours() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(temporary() + "/nsml-doctor"));
    }

    private File temporary() {
        return temp.resolve("t").toFile();
    }

    private Process start(List<String> command, String... options) throws IOException {
        Files.createDirectories(temporary().toPath());
        List<String> line = new ArrayList<>(command);
        line.add("doctor");
        line.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("out").toFile());
        builder.environment().put("NSML_HOME", temp.resolve("home").toString());
        return builder.start();
    }

    private List<String> command(Path installation) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary(),
                "-Dnsml.root=" + installation,
                "-Dorg.sqlite.lib.path="
                        + installation.resolve("src/target/sqlite/org/sqlite/native/Linux/" + machine()),
                "-cp",
                installation.resolve("src/target/nsml-platform.jar") + ":" + installation.resolve("src/target/lib")
                        + "/*",
                Main.class.getName());
    }

    private static String machine() {
        return System.getProperty("os.arch").replace("amd64", "x86_64");
    }

    private static Path installation() {
        return Path.of(System.getProperty("nsml.root")).toAbsolutePath().normalize();
    }

    /** The platform where everybody can read it, in a folder where everybody can write. */
    private Path copy() throws IOException {
        Path copy = Files.createDirectory(temp.resolve("installation"));
        for (String part : List.of("src/target/lib", "src/target/sqlite", "nsml-shim/python")) {
            FileUtils.copyDirectory(
                    installation().resolve(part).toFile(), copy.resolve(part).toFile());
        }
        for (String part : List.of("src/target/nsml-platform.jar", "nsml-shim/target/nsml-shim.jar")) {
            FileUtils.copyFile(
                    installation().resolve(part).toFile(), copy.resolve(part).toFile());
        }
        Files.createDirectories(temporary().toPath());
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setAttribute(temporary().toPath(), "unix:uid", SOMEBODY);
        return copy;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static void assume(SandboxKind kind) {
        String reason = Sandboxes.whyNot(kind).orElse("");
        Prerequisite.check(kind.toString(), reason.isEmpty(), reason);
    }
}
