/**
 * The filter of system calls that a sandbox puts before a submission, as a program for the kernel's packet filter machine.
 * Built here, with the JDK alone, so that it reads as a list of what is refused and why.
 *
 * <p>Start with {@link nsml.runner.seccomp.SyscallFilter}.
 */
@NullMarked
package nsml.runner.seccomp;

import org.jspecify.annotations.NullMarked;
