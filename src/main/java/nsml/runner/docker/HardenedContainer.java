package nsml.runner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every container is forbidden. */
final class HardenedContainer {

    private static final long OPEN_FILES = 4096;
    private static final long NANO = 1_000_000_000L;

    private HardenedContainer() {}

    static CreateContainerCmd command(DockerClient client, ContainerPlan plan) {
        return client.createContainerCmd(plan.image())
                .withName(plan.name())
                .withHostName("nsml")
                .withUser(plan.user().toString())
                .withWorkingDir(plan.workingDirectory().toString())
                // The image may have an entry point of its own.
                .withEntrypoint(plan.command())
                .withEnv(plan.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withNetworkDisabled(true)
                .withLabels(Map.of(ContainerImages.MARK, "box"))
                .withHostConfig(host(plan));
    }

    private static HostConfig host(ContainerPlan plan) {
        ContainerPlan.Bounds bounds = plan.bounds();
        return HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withIpcMode("private")
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(Stream.concat(
                                Stream.of("no-new-privileges"),
                                plan.systemCalls().stream().map(profile -> "seccomp=" + profile))
                        .toList())
                .withMemory(bounds.memory())
                // The same: no swap besides.
                .withMemorySwap(bounds.memory())
                .withNanoCPUs(bounds.cpus() * NANO)
                .withPidsLimit((long) bounds.processes())
                .withUlimits(List.of(
                        new Ulimit("nofile", OPEN_FILES, OPEN_FILES),
                        new Ulimit("core", 0L, 0L),
                        new Ulimit("fsize", bounds.file(), bounds.file())))
                .withTmpFs(Map.of("/tmp", "rw,nosuid,nodev,exec,mode=1777,size=" + bounds.tmp()))
                .withShmSize(bounds.shm())
                // Its output goes to a file of ours: neither it nor the engine ever waits for a reader.
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withMounts(plan.mounts().stream().map(HardenedContainer::mount).toList());
    }

    private static Mount mount(ContainerPlan.Mounted mounted) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(mounted.host().toString())
                .withTarget(mounted.inside().toString())
                .withReadOnly(!mounted.writable());
    }
}
