package nsml.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nsml.Prerequisite;
import nsml.runner.docker.ContainerPlan.Mounted;
import nsml.runner.seccomp.SyscallProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;

/** What the engine says of our containers, asked past our own code. */
class HardenedContainerTest {

    private static final long MEBIBYTE = 1 << 20;
    private static final EngineSocket SOCKET = EngineSocket.of(System.getenv());

    @TempDir
    Path folder;

    private final String name = "nsml-test-" + UUID.randomUUID();
    private Engine engine;

    @BeforeEach
    void open() throws Exception {
        String whyNot = Engine.whyNot(SOCKET).orElse("");
        Prerequisite.check("docker", whyNot.isEmpty(), whyNot);
        engine = new Engine(SOCKET);
        Prerequisite.check("docker", engine.image(ContainerImages.JAVA).isPresent(), "there is no image nsml/java");
        Files.createFile(folder.resolve("said"));
        folder.resolve("said").toFile().setWritable(true, false);
        folder.toFile().setExecutable(true, false);
    }

    @AfterEach
    void close() throws Exception {
        if (engine != null) {
            engine.remove(name);
            engine.close();
        }
    }

    private ContainerPlan plan(String... command) {
        return new ContainerPlan(
                name,
                ContainerImages.JAVA,
                List.of(command),
                Map.of("A", "b"),
                Path.of("/"),
                new ContainerPlan.User(4711, 4712),
                List.of(
                        new Mounted(folder, Path.of("/data"), false),
                        new Mounted(folder.resolve("said"), Path.of("/said"), true)),
                new ContainerPlan.Bounds(256 * MEBIBYTE, 1, 50, 16 * MEBIBYTE, 8 * MEBIBYTE, 32 * MEBIBYTE),
                SyscallProfile.ofThisMachine());
    }

    private InspectContainerResponse inspected() {
        DockerClient client = DockerClientFactory.instance().client();
        return client.inspectContainerCmd(name).exec();
    }

    /** Runs a script to its end; returns what it wrote to /said. */
    private String said(String script) throws Exception {
        try (Container container = engine.create(plan("sh", "-c", "exec >/said 2>&1; " + script))) {
            container.start();
            container.onExit().get(60, TimeUnit.SECONDS);
            return Files.readString(folder.resolve("said"));
        }
    }

    @Test
    void isBoundInEverything() throws Exception {
        engine.create(plan("true"));

        HostConfig bounds = inspected().getHostConfig();
        assertThat(bounds.getMemory()).isEqualTo(256 * MEBIBYTE).isEqualTo(bounds.getMemorySwap());
        assertThat(bounds.getPidsLimit()).isEqualTo(50);
        assertThat(bounds.getNanoCPUs()).isEqualTo(1_000_000_000L);
        assertThat(bounds.getShmSize()).isEqualTo(8 * MEBIBYTE);
        assertThat(bounds.getTmpFs()).containsOnlyKeys("/tmp");
        assertThat(bounds.getUlimits())
                .contains(new Ulimit("core", 0L, 0L), new Ulimit("fsize", 32 * MEBIBYTE, 32 * MEBIBYTE));
    }

    @Test
    void isForbiddenWhatItDoesNotNeed() throws Exception {
        engine.create(plan("true"));

        HostConfig host = inspected().getHostConfig();
        assertThat(host.getNetworkMode()).isEqualTo("none");
        assertThat(host.getIpcMode()).isEqualTo("private");
        assertThat(host.getReadonlyRootfs()).isTrue();
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
        assertThat(host.getCapAdd()).isNullOrEmpty();
        assertThat(host.getSecurityOpts())
                .containsExactly(
                        "no-new-privileges",
                        "seccomp=" + SyscallProfile.ofThisMachine().orElseThrow());
        assertThat(host.getPrivileged()).isFalse();
        assertThat(host.getLogConfig().getType()).isEqualTo(LogConfig.LoggingType.NONE);
        assertThat(inspected().getConfig().getUser()).isEqualTo("4711:4712");
    }

    @Test
    void hasNoRightsAndNoWayToGetAny() throws Exception {
        assertThat(said("grep -E 'Cap(Eff|Prm|Bnd)|NoNewPrivs|Seccomp:' /proc/self/status")
                        .lines())
                .contains("CapEff:\t0000000000000000", "CapPrm:\t0000000000000000", "CapBnd:\t0000000000000000")
                .contains("NoNewPrivs:\t1", "Seccomp:\t2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x", "/usr/bin/x", "/data/x", "/dev/x", "/proc/sys/kernel/core_pattern", "/sys/x"})
    void writesNowhereElse(String place) throws Exception {
        assertThat(said("echo x >" + place + " && echo WRITTEN")).doesNotContain("WRITTEN");
    }

    @Test
    void fillsNoMoreThanItsFolderInMemory() throws Exception {
        assertThat(said("head -c 30000000 /dev/zero >/tmp/x; stat -c %s /tmp/x"))
                .contains("No space left on device")
                .contains("\n" + 16 * MEBIBYTE + "\n");
    }

    @Test
    void seesItselfAloneAndNoNetwork() throws Exception {
        assertThat(said("id -u; echo $A; ls /proc | grep -c '^[0-9]'; grep -c : /proc/net/dev")
                        .lines())
                .startsWith("4711", "b")
                .last()
                .isEqualTo("1");
    }

    @Test
    void isToldToHaveRunOutOfMemory() throws Exception {
        try (Container container = engine.create(plan("sh", "-c", "tail /dev/zero; exit 3"))) {
            container.start();

            assertThat(container.onExit().get(60, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(container.ranOutOfMemory()).isTrue();
        }
    }

    @Test
    void isNotMadeOfWhatIsNotThere() {
        ContainerPlan good = plan("true");
        ContainerPlan bad = new ContainerPlan(
                name,
                "nsml-test/no-such-image",
                good.command(),
                good.environment(),
                good.workingDirectory(),
                good.user(),
                good.mounts(),
                good.bounds(),
                good.systemCalls());

        assertThatThrownBy(() -> engine.create(bad))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("No such image: nsml-test/no-such-image");
    }
}
