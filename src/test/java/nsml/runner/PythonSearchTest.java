package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonSearchTest {

    private static final Path SYSTEM = Path.of("/usr/bin/python3");

    @TempDir
    Path temp;

    @Test
    void theOneAskedForComesFirst() throws Exception {
        PythonSearch.Found found = PythonSearch.search(
                Optional.of(SYSTEM.toString()),
                Map.of("NSML_PYTHON", fails("other", "").toString(), "PATH", ""),
                temp.resolve("home"));

        assertThat(found.interpreter().executable()).isEqualTo(SYSTEM.toRealPath());
        assertThat(found.rejected()).isEmpty();
        assertThat(found.toString()).matches("Python 3\\.\\S+ at /usr/bin/python3\\S*");
    }

    @Test
    void whatDoesNotStartIsPassedOverAndNamed() throws Exception {
        Path broken = fails("broken", "echo no libpython >&2; exit 127");

        PythonSearch.Found found = PythonSearch.search(
                Optional.of("/nowhere/python"),
                Map.of("NSML_PYTHON", broken.toString(), "PATH", "/usr/bin"),
                temp.resolve("home"));

        assertThat(found.interpreter().executable()).isEqualTo(SYSTEM.toRealPath());
        assertThat(found.toString())
                .contains("(not --python /nowhere/python: there is no such file; not NSML_PYTHON " + broken
                        + ": it ended with status 127: no libpython)");
    }

    @Test
    void eachOfThePathIsTried() throws Exception {
        Path first = fails("python3", "exit 1");

        PythonSearch.Found found = PythonSearch.search(
                Optional.empty(), Map.of("PATH", first.getParent() + ":/usr/bin"), temp.resolve("home"));

        assertThat(found.interpreter().executable()).isEqualTo(SYSTEM.toRealPath());
        assertThat(found.rejected()).containsExactly(first + ": it ended with status 1");
    }

    @Test
    void aNameIsLookedUpOnThePath() throws Exception {
        assertThat(PythonSearch.search(Optional.of("python3"), Map.of("PATH", "/usr/bin"), temp.resolve("home"))
                        .interpreter()
                        .executable())
                .isEqualTo(SYSTEM.toRealPath());
    }

    @Test
    void allThatWasTriedIsNamedWhereNoneStarts() throws Exception {
        Path old = fails("python3", "printf '2.7.18\\n/usr/bin/python2\\n/usr\\n/usr\\n/usr\\n'");

        assertThatExceptionOfType(BadPackageException.class)
                .isThrownBy(() -> PythonSearch.search(
                        Optional.of("snake"),
                        Map.of("NSML_PYTHON", temp.toString(), "PATH", temp.toString()),
                        temp.resolve("home")))
                .satisfies(e -> assertThat(e.reason())
                        .isEqualTo("no Python starts here: --python snake: there is no such program on the PATH;"
                                + " NSML_PYTHON " + temp + ": no program that can be started; " + old
                                + ": it is Python 2.7.18, expected 3.6 or newer; install Python 3.6 or newer (Debian:"
                                + " apt-get install python3), or name one with --python or NSML_PYTHON"));
    }

    @Test
    void anotherProgramIsNoPython() throws Exception {
        assertThat(reason(fails("python3", "echo hello"))).isEqualTo("it started, but is no Python");
        assertThat(reason(fails("p3", "printf 'a\\nb\\nc\\nd\\ne\\n'"))).isEqualTo("it started, but is no Python");
    }

    @Test
    void oneThatDoesNotAnswerIsKilledWithItsChildren() throws Exception {
        Path slow = fails("python3", "sleep 4711 & sleep 4712");

        assertThatExceptionOfType(BadPackageException.class)
                .isThrownBy(() -> PythonQuestion.ask(slow, "", List.of(), Duration.ofMillis(500)))
                .satisfies(e -> assertThat(e.reason()).startsWith("it did not answer within"));
        Waiting.until(
                "nothing sleeps on",
                () -> Waiting.processesWith("4711").isEmpty()
                        && Waiting.processesWith("4712").isEmpty());
    }

    @Test
    void aShimGivesTheProgramBehindIt() throws Exception {
        Path shim = fails("python3", "exec " + SYSTEM + " \"$@\"");

        PythonInterpreter python = PythonInterpreter.at(shim);

        assertThat(python.executable()).isEqualTo(SYSTEM.toRealPath());
        assertThat(python.folders()).isEmpty();
    }

    @Test
    void ofAVirtualEnvironmentTheProgramWithinIsTakenAndItsFolderShown() throws Exception {
        Path made = temp.toRealPath().resolve("env");
        Path bin = Files.createDirectories(made.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("python3"), SYSTEM);
        Files.writeString(made.resolve("pyvenv.cfg"), "home = /usr/bin\n");

        PythonInterpreter python = PythonInterpreter.at(bin.resolve("python3"));

        assertThat(python.executable()).isEqualTo(bin.resolve("python3"));
        assertThat(python.folders()).containsExactly(made);
    }

    @Test
    void oneWhoseFoldersHoldTheHomeIsPassedOver() throws Exception {
        Path made = temp.toRealPath().resolve("env");
        Path bin = Files.createDirectories(made.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("python3"), SYSTEM);
        Files.writeString(made.resolve("pyvenv.cfg"), "home = /usr/bin\n");
        Path home = Files.createDirectories(made.resolve(".nsml"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), home);

        for (Path secret : List.of(home, link)) {
            PythonSearch.Found found = PythonSearch.search(
                    Optional.of(bin.resolve("python3").toString()), Map.of("PATH", "/usr/bin"), secret);

            assertThat(found.interpreter().executable()).isEqualTo(SYSTEM.toRealPath());
            assertThat(found.rejected())
                    .singleElement()
                    .asString()
                    .contains("its folder " + made + " holds " + secret + ", which no submission may see");
        }
    }

    private static String reason(Path program) {
        try {
            return PythonInterpreter.at(program).toString();
        } catch (BadPackageException e) {
            return e.reason();
        }
    }

    private Path fails(String name, String script) throws IOException {
        Path file = temp.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
