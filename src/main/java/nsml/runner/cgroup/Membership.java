package nsml.runner.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Of which groups this process is a member, from {@code /proc/self/cgroup} and the mounts. */
record Membership(List<Mount> mounts, List<String> lines) {

    /**
     * One controller's hierarchy.
     *
     * @param top where it is mounted
     * @param own the folder of our own group
     */
    record Position(Path top, Path own) {}

    /** Where we are in version 1's hierarchy of a controller. */
    Optional<Position> of(String controller) {
        return lines.stream()
                .map(line -> line.split(":", 3))
                .filter(fields ->
                        fields.length == 3 && Set.of(fields[1].split(",", -1)).contains(controller))
                .flatMap(fields -> mounts.stream()
                        .filter(mount -> mount.version() == 1 && mount.options().contains(controller))
                        .map(mount -> new Position(mount.point(), mount.folder(fields[2]))))
                .filter(position -> Files.isDirectory(position.own()))
                .findFirst();
    }

    /** Where we are in version 2's hierarchy, which has all controllers that version 1 has not. */
    Optional<Position> unified() {
        return lines.stream()
                .filter(line -> line.startsWith("0::"))
                .flatMap(line -> mounts.stream()
                        .filter(mount -> mount.version() == 2)
                        .map(mount -> new Position(mount.point(), mount.folder(line.substring("0::".length())))))
                .filter(position -> Files.isDirectory(position.own()))
                .findFirst();
    }
}
