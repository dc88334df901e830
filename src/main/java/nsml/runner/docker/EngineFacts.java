package nsml.runner.docker;

import com.github.dockerjava.api.model.Info;
import java.util.List;
import java.util.Optional;

/**
 * What an engine can hold a container with.
 *
 * @param memory whether it bounds memory, swap included
 * @param processes whether it bounds processes and threads
 * @param cpu whether it bounds time on the processors
 * @param callsFiltered whether it can have the kernel refuse system calls
 * @param usersMapped whether a user in a container is another one on this machine
 * @param groups the version of the kernel's control groups: 1 or 2
 */
public record EngineFacts(
        boolean memory, boolean processes, boolean cpu, boolean callsFiltered, boolean usersMapped, String groups) {

    static EngineFacts of(Info info) {
        List<String> options = Optional.ofNullable(info.getSecurityOptions()).orElse(List.of());
        return new EngineFacts(
                Boolean.TRUE.equals(info.getMemoryLimit()) && Boolean.TRUE.equals(info.getSwapLimit()),
                Boolean.TRUE.equals(info.getRawValues().get("PidsLimit")),
                Boolean.TRUE.equals(info.getCpuCfsQuota()),
                options.stream().anyMatch(option -> option.contains("name=seccomp")),
                options.stream().anyMatch(option -> option.contains("rootless") || option.contains("userns")),
                "2".equals(info.getCGroupVersion()) ? "2" : "1");
    }
}
