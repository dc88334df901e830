package nsml.runner.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import nsml.Prerequisite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kernel makes of a group. Skipped where this user may make none, unless {@code NSML_REQUIRE} names cgroup. */
class ControlGroupsTest {

    private static final long MEBIBYTE = 1 << 20;
    private static final Bounds BOUNDS = new Bounds(64 * MEBIBYTE, 30, 1);

    private final ControlGroups groups = ControlGroups.ofThisMachine();
    private final String name = "nsml-test-" + UUID.randomUUID();

    @BeforeEach
    void setUp() {
        Prerequisite.check("cgroup", groups.whyNot().isEmpty(), groups.whyNot().orElse(""));
    }

    @AfterEach
    void leavesNothing() throws Exception {
        groups.remove(name);
        assertThat(folders()).isEmpty();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.find(Path.of("/sys/fs/cgroup"), 20, (path, attributes) -> path.endsWith(name))) {
            return all.toList();
        } catch (UncheckedIOException e) {
            // A group of somebody else went away meanwhile.
            return folders();
        }
    }

    private ControlGroup group() throws IOException {
        return groups.create(name, BOUNDS).orElseThrow();
    }

    private static int exitStatus(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** The process goes on meanwhile, and what it does takes milliseconds. */
    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(Duration.ofSeconds(60));
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void measuresWhatMembersUse() throws Exception {
        try (ControlGroup group = group()) {
            assertThat(exitStatus(Members.start(
                            group,
                            "x=$(head -c 20000000 /dev/zero | tr '\\0' x); i=0; while [ $i -lt 300000 ]; do"
                                    + " i=$((i+1)); done")))
                    .isZero();

            Usage usage = group.usage();
            assertThat(usage.peakMemory()).isBetween(19 * MEBIBYTE, 64 * MEBIBYTE);
            assertThat(usage.cpuTime()).isGreaterThan(Duration.ofMillis(20));
            assertThat(usage.outOfMemory()).isFalse();
            assertThat(usage.outOfTasks()).isFalse();
            assertThat(usage.tasks()).isZero();
        }
    }

    @Test
    void doesNotCountTheFilesThatMembersRead() throws Exception {
        Path file = Files.createTempFile("nsml-cgroup", "");
        try (ControlGroup group = group()) {
            assertThat(exitStatus(Members.start(
                            group, "head -c 40000000 /dev/zero >" + file + "; cat " + file + " >/dev/null")))
                    .isZero();

            assertThat(group.usage().peakMemory()).isLessThan(20 * MEBIBYTE);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void keepsMemory() throws Exception {
        try (ControlGroup group = group()) {
            assertThat(exitStatus(Members.start(group, "exec tail /dev/zero"))).isEqualTo(137);

            assertThat(group.usage().outOfMemory()).isTrue();
            assertThat(group.usage().peakMemory()).isBetween(30 * MEBIBYTE, 64 * MEBIBYTE);
            assertThat(group.kept()).contains(Resource.MEMORY, Resource.PROCESSES);
        }
    }

    @Test
    void keepsTheNumberOfProcessesAndKillsThemAll() throws Exception {
        try (ControlGroup group = group()) {
            Process bomb = Members.start(group, "f() { f | f & }; f; sleep 10000");
            await("a refusal", () -> group.usage().outOfTasks());
            assertThat(group.usage().tasks()).isLessThanOrEqualTo(BOUNDS.processes());

            group.kill();

            assertThat(bomb.waitFor(60, TimeUnit.SECONDS)).isTrue();
            // The dead count until somebody has waited for them.
            await("nobody", () -> group.usage().tasks() == 0);
        }
    }

    @Test
    void theKillItselfRefusesNothing() throws Exception {
        try (ControlGroup group = group()) {
            Process forks = Members.start(group, "while :; do (:); done");
            await("a member", () -> group.usage().tasks() > 0);

            group.kill();

            // Killed, or ended by itself as it was denied a child a moment before.
            assertThat(exitStatus(forks)).isIn(137, 2);
            assertThat(group.usage().outOfTasks()).isFalse();
        }
    }

    @Test
    void removesWhatAnotherLeftBehind() throws Exception {
        ControlGroup lost = group();
        Process orphan = Members.start(lost, "sleep 10000 & exec sleep 10000");
        await("both", () -> lost.usage().tasks() == 2);

        groups.remove(name);

        assertThat(exitStatus(orphan)).isEqualTo(137);
        assertThat(folders()).isEmpty();
        groups.remove(name);
    }

    @Test
    void leavesNoPartOfAGroupThatCannotBeMade() throws Exception {
        try (ControlGroup first = group()) {
            assertThat(first.entrances()).isNotEmpty();
            assertThatThrownBy(this::group).isInstanceOf(IOException.class);
        }

        assertThat(folders()).isEmpty();
    }

    @Test
    void takesNoNameThatIsAPath() {
        assertThatThrownBy(() -> groups.create("nsml-/../x", BOUNDS))
                .hasMessageContaining("letters, digits or hyphens");
        assertThatThrownBy(() -> groups.remove("..")).hasMessageContaining("letters, digits or hyphens");
    }
}
