package nsml.runner.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nsml.runner.cgroup.Membership.Position;

/**
 * Version 1: each controller has a hierarchy of its own, or shares one.
 *
 * @param parents for each controller the folder in which groups are made
 * @param tops where the hierarchies are mounted
 */
record LayoutOne(Map<String, Path> parents, List<Path> tops) implements Layout {

    /** Processes first: when no more can be born, all can be killed. */
    static final List<String> NEEDED = List.of("pids", "memory");

    static final List<String> USEFUL = List.of("cpu", "cpuacct");

    /** What an administrator may hand over to a user, at the top of a hierarchy. */
    static final String DELEGATED = "nsml";

    /** Makes a group in each place that comes into question, to see whether it works. */
    static LayoutOne find(Membership membership) throws NotHere {
        Map<String, Path> parents = new LinkedHashMap<>();
        List<Path> tops = new ArrayList<>();
        for (String controller : NEEDED) {
            Position position = membership
                    .of(controller)
                    .orElseThrow(() -> new NotHere("this system has no control groups for " + controller));
            parents.put(controller, parent(position).orElseThrow(() -> new NotHere(whyNot(controller, position))));
            tops.add(position.top());
        }
        for (String controller : USEFUL) {
            Optional<Position> position = membership.of(controller);
            position.flatMap(LayoutOne::parent).ifPresent(parent -> {
                parents.put(controller, parent);
                tops.add(position.get().top());
            });
        }
        return new LayoutOne(parents, tops.stream().distinct().toList());
    }

    private static Optional<Path> parent(Position position) {
        return List.of(position.own(), position.top().resolve(DELEGATED)).stream()
                .filter(Files::isDirectory)
                .filter(LayoutOne::accepts)
                .findFirst();
    }

    private static boolean accepts(Path folder) {
        try {
            GroupFolder.create(folder, "nsml-probe-" + UUID.randomUUID()).remove();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String whyNot(String controller, Position position) {
        return "this user may not make control groups for " + controller + ", neither in " + position.own() + " nor in "
                + position.top().resolve(DELEGATED) + ", which an administrator can create and give to the user";
    }

    @Override
    public ControlGroup create(String name, Bounds bounds) throws IOException {
        return GroupOne.create(parents, name, bounds);
    }

    @Override
    public void kill(GroupFolder folder) throws IOException {
        GroupOne.kill(folder);
    }

    @Override
    public String version() {
        return "cgroup v1";
    }
}
