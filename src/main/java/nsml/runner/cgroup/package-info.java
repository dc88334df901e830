/**
 * Control groups: the kernel's way to bind processes to common limits of memory, number and processor time, to measure what
 * they use together, and to end all of them, whoever their parents are. Both versions, the JDK alone.
 *
 * <p>Start with {@link nsml.runner.cgroup.ControlGroups}. The files that are written and read here are described in the
 * kernel's {@code Documentation/admin-guide/cgroup-v1} and {@code cgroup-v2.rst}.
 */
@NullMarked
package nsml.runner.cgroup;

import org.jspecify.annotations.NullMarked;
