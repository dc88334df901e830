/**
 * Runs one submission process in a sandbox under limits, holds the conversation with it, and reports one outcome.
 *
 * <p>Start with {@link nsml.runner.Runner}. It knows nothing of datasets, catalog or boards: what a save, a load or a report
 * means is the {@link nsml.runner.Host}'s business. A {@link nsml.runner.Sandbox} decides what the process sees;
 * {@link nsml.runner.Images} keeps the libraries that submissions share.
 */
@NullMarked
package nsml.runner;

import org.jspecify.annotations.NullMarked;
