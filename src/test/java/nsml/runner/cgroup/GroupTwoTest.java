package nsml.runner.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nsml.Prerequisite;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Version 2, whose files are staged in a plain folder, as few machines that run these tests have both versions. */
class GroupTwoTest {

    private static final Bounds BOUNDS = new Bounds(1000, 10, 2);

    @TempDir
    Path top;

    private ControlGroups groups(String own) {
        return ControlGroups.of(List.of("30 25 0:26 / " + top + " rw - cgroup2 cgroup2 rw"), List.of("0::" + own));
    }

    private Path group(String path, String controllers, String handedOn) throws Exception {
        Path folder = Files.createDirectories(top.resolve(path));
        Files.writeString(folder.resolve("cgroup.controllers"), controllers + "\n");
        Files.writeString(folder.resolve("cgroup.subtree_control"), handedOn + "\n");
        Files.writeString(folder.resolve("cgroup.procs"), "");
        return folder;
    }

    @Nested
    class TheParent {

        @Test
        void isTheFirstUpwardsThatHandsOnWhatIsNeeded() throws Exception {
            group(".", "cpu memory pids", "cpu memory pids");
            Path slice = group("user.slice", "cpu memory pids", "cpu memory pids");
            group("user.slice/session.scope", "cpu memory pids", "");
            // The kernel takes no such write where processes are.
            Files.delete(top.resolve("user.slice/session.scope/cgroup.subtree_control"));
            Files.createDirectory(top.resolve("user.slice/session.scope/cgroup.subtree_control"));

            ControlGroups groups = groups("/user.slice/session.scope");

            assertThat(groups.whyNot()).isEmpty();
            assertThat(groups.version()).isEqualTo("cgroup v2");
            assertThat(groups.create("nsml-a", BOUNDS).orElseThrow().entrances())
                    .containsExactly(slice.resolve("nsml-a/cgroup.procs"));
        }

        @Test
        void isAskedToHandOn() throws Exception {
            Path slice = group("user.slice", "memory pids", "");

            ControlGroups groups = groups("/user.slice");

            // A plain file keeps what was written last; the kernel would now answer memory pids.
            assertThat(slice.resolve("cgroup.subtree_control")).hasContent("+cpu");
            assertThat(groups.whyNot().orElseThrow()).contains(slice.toString()).contains("Delegate=yes");
        }

        @Test
        void needsMemoryAndProcesses() throws Exception {
            group(".", "hugetlb", "hugetlb");

            ControlGroups groups = groups("/");

            assertThat(groups.version()).isEqualTo("no cgroup");
            assertThat(groups.whyNot().orElseThrow()).contains("no control groups for pids");
            assertThat(groups.create("nsml-a", BOUNDS)).isEmpty();
        }
    }

    @Nested
    class AGroup {

        private ControlGroup create() throws Exception {
            group(".", "cpu memory pids", "cpu memory pids");
            return groups("/").create("nsml-a", BOUNDS).orElseThrow();
        }

        private void stage(String file, String content) throws Exception {
            Files.writeString(top.resolve("nsml-a").resolve(file), content);
        }

        @Test
        void isBound() throws Exception {
            ControlGroup group = create();

            Path folder = top.resolve("nsml-a");
            assertThat(folder.resolve("memory.max")).hasContent("1000");
            assertThat(folder.resolve("memory.swap.max")).hasContent("0");
            assertThat(folder.resolve("memory.oom.group")).hasContent("1");
            assertThat(folder.resolve("pids.max")).hasContent("10");
            assertThat(folder.resolve("cpu.max")).hasContent("200000 100000");
            assertThat(group.kept()).containsExactlyInAnyOrder(Resource.values());
        }

        @Test
        void isMeasured() throws Exception {
            ControlGroup group = create();
            stage("memory.stat", "anon 500\nfile 300\nkernel 1\nshmem 100\n");
            stage("memory.peak", "990\n");
            stage("memory.events", "low 0\nmax 3\noom 1\noom_kill 1\noom_group_kill 1\n");
            stage("pids.current", "7\n");
            stage("pids.events", "max 0\n");
            stage("cpu.stat", "usage_usec 1500\nuser_usec 1000\n");

            // 990 at the most, of which 200 were files that could be dropped.
            assertThat(group.usage()).isEqualTo(new Usage(600, 790, 7, Duration.ofNanos(1_500_000), true, false));
        }

        @Test
        void ofAnOlderKernelIsMeasuredByLooking() throws Exception {
            ControlGroup group = create();
            stage("memory.stat", "anon 500\nfile 0\nshmem 0\n");
            assertThat(group.usage().peakMemory()).isEqualTo(500);
            stage("memory.stat", "anon 300\nfile 0\nshmem 0\n");

            assertThat(group.usage()).isEqualTo(new Usage(300, 500, 0, Duration.ZERO, false, false));
        }

        @Test
        void isKilledAsAWhole() throws Exception {
            ControlGroup group = create();
            stage("cgroup.procs", "");

            group.kill();

            assertThat(top.resolve("nsml-a/cgroup.kill")).hasContent("1");
        }
    }

    /** The kernel's hierarchy of version 2 takes processes, even where it has no controllers. */
    @Test
    void theKernelKillsAndRemoves() throws Exception {
        Path unified = Mount.parse(Files.readAllLines(Path.of("/proc/self/mountinfo"))).stream()
                .filter(mount -> mount.version() == 2)
                .map(Mount::point)
                .findFirst()
                .orElse(Path.of("/nowhere"));
        Prerequisite.check("cgroup2", Files.isWritable(unified), "no writable cgroup2 is mounted");
        var folder = GroupFolder.create(unified, "nsml-test-" + UUID.randomUUID());
        try {
            Process parent = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "echo 0 >\"$0\" && sleep 10000 & sleep 10000",
                            folder.entrance().toString())
                    .start();
            while (folder.members().isEmpty()) {
                assertThat(parent.isAlive()).isTrue();
            }

            GroupTwo.kill(folder);

            assertThat(folder.members()).isEmpty();
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly().waitFor();
        } finally {
            folder.remove();
        }
        assertThat(folder.path()).doesNotExist();
    }
}
