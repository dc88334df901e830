package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nsml.Prerequisite;
import nsml.runner.cgroup.ControlGroups;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Skipped where bubblewrap does not work, unless the environment variable {@code NSML_REQUIRE} names it. */
class BubblewrapTest extends ConfinedContract {

    @Override
    Sandbox sandbox() {
        Prerequisite.check(
                "bubblewrap",
                Sandboxes.find(SandboxKind.BUBBLEWRAP).isPresent(),
                Sandboxes.whyNot(SandboxKind.BUBBLEWRAP).orElse(""));
        return Sandboxes.find(SandboxKind.BUBBLEWRAP).orElseThrow();
    }

    @Nested
    class Limits {

        @ParameterizedTest
        @CsvSource({
            "heap=150 direct=260 /tmp=60 /dev/shm=60",
            "heap=20 direct=20 command=400 /tmp=60 /dev/shm=60",
        })
        void ofMemoryHoldForAllKindsTogether(String amounts) throws Exception {
            bench.memory = 512 * Bench.MEBIBYTE;

            Outcome outcome = bench.submission("FillsMemory")
                    .arguments(amounts.split(" "))
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.MEMORY);
            assertThat(outcome.detail()).contains("more than 512 MiB");
        }

        @Test
        void ofMemoryPermitWhatIsBelow() throws Exception {
            bench.memory = 512 * Bench.MEBIBYTE;

            Outcome outcome = bench.submission("FillsMemory")
                    .arguments("heap=80", "direct=80", "/tmp=30", "/dev/shm=30", "end")
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(outcome.peakMemory()).isBetween(220 * Bench.MEBIBYTE, 512 * Bench.MEBIBYTE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/tmp", "/dev/shm"})
        void ofMemoryAreThoseOfFilesInMemoryToo(String place) throws Exception {
            // What Java itself needs, and a little.
            bench.memory = 80 * Bench.MEBIBYTE;

            Outcome outcome =
                    bench.submission("FillsMemory").arguments(place + "=60").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.MEMORY);
        }

        @Test
        void ofProcessesHoldForAForkBomb() throws Exception {
            Outcome outcome = bench.submission("StartsCommand")
                    .arguments("f() { setsid sh -c : | f | f & }; f; sleep 100000")
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.PROCESSES);
        }

        @Test
        void ofOpenFilesHold() throws Exception {
            bench.submission("StartsCommand").arguments("ulimit -n").run();

            assertThat(bench.printed().strip()).isIn("4096", "1024");
        }

        @Test
        void areTold() throws Exception {
            Protection protection = bench.submission("Gentle").run().protection();

            assertThat(protection.callsFiltered()).isTrue();
            if (ControlGroups.ofThisMachine().whyNot().isEmpty()) {
                assertThat(protection.toString())
                        .startsWith("enforced: bubblewrap, system calls filtered; by cgroup v")
                        .endsWith(": memory, processes, cpu");
            } else {
                assertThat(protection)
                        .hasToString("watched: bubblewrap, system calls filtered; watched: memory, processes, cpu");
            }
        }
    }

    @Test
    void isThePlatformsFaultIfItCannotBeSetUp() throws Exception {
        bench.submission("Gentle");
        bench.program = Optional.of(new JavaProgram("submission.jar", folder.resolve("missing.jar"), Optional.empty()));

        Outcome outcome = bench.run();

        assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.PLATFORM);
        assertThat(outcome.detail()).contains("could not be set up: bwrap: ");
    }

    @Nested
    class View {

        @Test
        void showsNothingOfTheHostButWhatIsMounted() throws Exception {
            Files.writeString(folder.resolve("secret"), "");
            String home = System.getProperty("user.home");

            Outcome outcome = bench.submission("LooksAround")
                    .arguments(
                            folder.resolve("secret").toString(),
                            folder.toString(),
                            home,
                            "/proc/1/root/etc/passwd",
                            "/etc/passwd",
                            "/run")
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(bench.printed().lines())
                    .contains("here /app", "data [test]")
                    .filteredOn(line -> line.contains("there"))
                    .hasSize(6)
                    .allMatch(line -> line.endsWith(" is not there"));
            assertThat(bench.printed()).containsPattern("processes \\[1, 2]");
            assertThat(bench.printed()
                            .lines()
                            .filter(line -> line.startsWith("root"))
                            .findFirst()
                            .orElseThrow())
                    .isEqualTo("root " + expectedRoot());
        }

        /** The system's own folders differ from one distribution to the next. */
        private Set<String> expectedRoot() {
            Set<String> names =
                    new TreeSet<>(List.of("app", "data", "dev", "etc", "nsml", "proc", "scratch", "tmp", "usr"));
            for (String name : List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32")) {
                if (Files.exists(Path.of("/", name))) {
                    names.add(name);
                }
            }
            return names;
        }

        @Test
        void takesAFolderThatNobodyMayLookIntoForFullDisk() throws Exception {
            assumeTrue(!Files.isReadable(Path.of("/root")), "root looks into every folder");

            assertThat(bench.submission("HidesFolder").run().verdict()).isEqualTo(Verdict.DISK);
        }
    }
}
