/**
 * The plugin interface: what a submission implements and what it may ask the platform.
 *
 * <p>Start with {@link nsml.shim.Submission}. Everything here needs the JDK alone.
 */
@NullMarked
package nsml.shim;

import org.jspecify.annotations.NullMarked;
