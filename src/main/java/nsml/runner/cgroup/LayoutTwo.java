package nsml.runner.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nsml.runner.cgroup.Membership.Position;

/**
 * Version 2: one hierarchy. A group with processes cannot hand controllers on to groups in it, so that ours are made in the
 * nearest group above us that does; to join them, one must be allowed to write there, too.
 *
 * @param parent the folder in which groups are made
 * @param top where the hierarchy is mounted
 */
record LayoutTwo(Path parent, Path top) implements Layout {

    private static final String HANDED_ON = "cgroup.subtree_control";
    private static final List<String> NEEDED = List.of("memory", "pids");

    /** Whether the hierarchy has what we need; in a mixed system version 1 may have it. */
    static boolean hasControllers(Position position) {
        return words(position.top().resolve("cgroup.controllers")).containsAll(NEEDED)
                || words(position.own().resolve("cgroup.controllers")).containsAll(NEEDED);
    }

    static LayoutTwo find(Position position) throws NotHere {
        Path folder = position.own();
        while (folder != null && folder.startsWith(position.top())) {
            if (isOurs(folder) && handsOn(new GroupFolder(folder))) {
                return new LayoutTwo(folder, position.top());
            }
            folder = folder.getParent();
        }
        throw new NotHere("no control group from " + position.own() + " upwards lets this user make groups with limits"
                + " of memory and processes; under systemd, one started by"
                + " \"systemd-run --user --scope -p Delegate=yes\" does");
    }

    private static boolean isOurs(Path folder) {
        return Files.isWritable(folder) && Files.isWritable(folder.resolve(GroupFolder.MEMBERS));
    }

    private static boolean handsOn(GroupFolder folder) {
        if (!words(folder.path().resolve("cgroup.controllers")).containsAll(NEEDED)) {
            return false;
        }
        Path handedOn = folder.path().resolve(HANDED_ON);
        if (!words(handedOn).containsAll(NEEDED)) {
            folder.trySet(HANDED_ON, "+memory +pids");
        }
        if (!words(handedOn).contains("cpu")) {
            folder.trySet(HANDED_ON, "+cpu");
        }
        return words(handedOn).containsAll(NEEDED);
    }

    private static Set<String> words(Path file) {
        try {
            return new HashSet<>(Arrays.asList(Files.readString(file).strip().split(" ", -1)));
        } catch (IOException e) {
            return Set.of();
        }
    }

    @Override
    public ControlGroup create(String name, Bounds bounds) throws IOException {
        return GroupTwo.create(parent, name, bounds);
    }

    @Override
    public List<Path> tops() {
        return List.of(top);
    }

    @Override
    public void kill(GroupFolder folder) throws IOException {
        GroupTwo.kill(folder);
    }

    @Override
    public String version() {
        return "cgroup v2";
    }
}
