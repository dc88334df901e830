package nsml.runner.cgroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Uses groups of version 1 that an administrator has handed over. The arguments are a name and CONTROLLER=TOP each. */
final class Delegated {

    private Delegated() {}

    public static void main(String[] arguments) throws Exception {
        List<String> mountinfo = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            String[] parts = argument.split("=", 2);
            mountinfo.add("30 25 0:26 / " + Path.of(parts[1]) + " rw - cgroup cgroup rw," + parts[0]);
            lines.add("1:" + parts[0] + ":/");
        }
        ControlGroups groups = ControlGroups.of(mountinfo, lines);
        if (groups.whyNot().isPresent()) {
            System.out.println(groups.whyNot().get());
            return;
        }
        try (ControlGroup group =
                groups.create(arguments[0], new Bounds(64 << 20, 20, 1)).orElseThrow()) {
            Process member = Members.start(group, "exec sleep 100000");
            while (member.isAlive() && group.usage().tasks() == 0) {
                Thread.onSpinWait();
            }
            group.kill();
            System.out.println(groups.version() + " " + group.kept().size() + " " + member.waitFor());
        }
    }
}
