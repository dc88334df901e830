package nsml.runner.cgroup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where and how groups are made, in one version of the kernel's interface. */
sealed interface Layout permits LayoutOne, LayoutTwo {

    ControlGroup create(String name, Bounds bounds) throws IOException;

    /** The hierarchies in which a group may be found. */
    List<Path> tops();

    /** How to empty a folder of members. */
    void kill(GroupFolder folder) throws IOException;

    /** For people, for instance {@code cgroup v1}. */
    String version();
}
