package nsml.runner.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container that submits to every limit the engine has.
 *
 * @param name unique on the machine
 * @param image an image that the engine has
 * @param command what is started, without a shell
 * @param environment variables beside those of the image
 * @param workingDirectory where it starts
 * @param user the number of user and group it runs as
 * @param mounts folders and files of the host
 * @param bounds what it may use
 * @param systemCalls which of them the kernel refuses it, as a profile in JSON; else those that the engine usually refuses
 */
public record ContainerPlan(
        String name,
        String image,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        User user,
        List<Mounted> mounts,
        Bounds bounds,
        Optional<String> systemCalls) {

    /** Copies the lists. */
    public ContainerPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
    }

    /**
     * Whom the kernel takes its processes for.
     *
     * @param uid the user's number
     * @param gid the group's number
     */
    public record User(int uid, int gid) {
        @Override
        public String toString() {
            return uid + ":" + gid;
        }
    }

    /**
     * A folder or file of the host.
     *
     * @param host where it lies
     * @param inside where the container sees it
     * @param writable whether it may write there
     */
    public record Mounted(Path host, Path inside, boolean writable) {}

    /**
     * What it may use.
     *
     * @param memory bytes of memory, files in memory included, without swap
     * @param cpus processors
     * @param processes processes and threads
     * @param tmp bytes in {@code /tmp}
     * @param shm bytes in {@code /dev/shm}
     * @param file bytes in any one file
     */
    public record Bounds(long memory, int cpus, int processes, long tmp, long shm, long file) {}
}
