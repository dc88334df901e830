/**
 * The command {@code nsml}: one class a command, options in, domain call, text out.
 *
 * <p>Start with {@link nsml.cli.Nsml}. Printed tables follow the original's.
 */
@NullMarked
package nsml.cli;

import org.jspecify.annotations.NullMarked;
