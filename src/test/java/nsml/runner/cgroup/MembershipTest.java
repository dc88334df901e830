package nsml.runner.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipTest {

    @TempDir
    Path folder;

    private Membership membership(String mountinfo, String... lines) {
        return new Membership(
                Mount.parse(
                        mountinfo.replace("FOLDER", folder.toString()).lines().toList()),
                List.of(lines));
    }

    @Test
    void aControllerMayShareItsHierarchy() throws Exception {
        Files.createDirectories(folder.resolve("cpu,cpuacct/user/1"));
        Membership membership = membership(
                "30 25 0:26 / FOLDER/cpu,cpuacct rw,nosuid shared:9 - cgroup cgroup rw,cpu,cpuacct",
                "4:cpu,cpuacct:/user/1",
                "1:name=systemd:/");

        assertThat(membership.of("cpuacct")).isEqualTo(membership.of("cpu")).hasValueSatisfying(position -> {
            assertThat(position.top()).isEqualTo(folder.resolve("cpu,cpuacct"));
            assertThat(position.own()).isEqualTo(folder.resolve("cpu,cpuacct/user/1"));
        });
        assertThat(membership.of("memory")).isEmpty();
        assertThat(membership.unified()).isEmpty();
    }

    @Test
    void aContainerSeesAPartOfTheHierarchy() throws Exception {
        Files.createDirectories(folder.resolve("memory/inner"));
        Membership membership = membership(
                "30 25 0:26 /docker/abc FOLDER/memory ro - cgroup cgroup rw,memory", "4:memory:/docker/abc/inner");

        assertThat(membership.of("memory").orElseThrow().own()).isEqualTo(folder.resolve("memory/inner"));
    }

    @Test
    void whoLivesOutsideOfThatPartIsAtItsTop() throws Exception {
        Files.createDirectories(folder.resolve("memory"));
        Membership membership =
                membership("30 25 0:26 /docker/abc FOLDER/memory ro - cgroup cgroup rw,memory", "4:memory:/elsewhere");

        assertThat(membership.of("memory").orElseThrow().own()).isEqualTo(folder.resolve("memory"));
    }

    @Test
    void theUnifiedHierarchyIsVersionTwo() throws Exception {
        Files.createDirectories(folder.resolve("a b/user.slice"));
        Membership membership = membership(
                "30 25 0:26 / FOLDER/a\\040b rw - cgroup2 cgroup2 rw,nsdelegate\n31 25 0:27 / /proc rw - proc proc rw",
                "0::/user.slice");

        assertThat(membership.unified().orElseThrow().own()).isEqualTo(folder.resolve("a b/user.slice"));
        assertThat(membership.of("memory")).isEmpty();
    }
}
