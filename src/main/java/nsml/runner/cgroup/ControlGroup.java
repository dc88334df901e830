package nsml.runner.cgroup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One group. Whatever a member starts is a member, too, and none can leave without the right to write where groups are kept.
 *
 * <p>Thread-safe.
 */
public interface ControlGroup extends AutoCloseable {

    /**
     * Tells how to join: a process writes {@code 0} into each of these files.
     *
     * @return at least one file
     */
    List<Path> entrances();

    /**
     * Tells which bounds the kernel keeps.
     *
     * @return at least memory and processes
     */
    Set<Resource> kept();

    /**
     * Measures.
     *
     * @return what the members use
     * @throws IOException if the group is gone
     */
    Usage usage() throws IOException;

    /**
     * Kills all members, those too that are born meanwhile, and returns when none is left.
     *
     * @throws IOException if the group cannot be read
     */
    void kill() throws IOException;

    /**
     * Removes the group. To be called when it has no members.
     *
     * @throws IOException if it cannot be removed
     */
    @Override
    void close() throws IOException;
}
