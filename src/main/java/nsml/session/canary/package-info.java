/**
 * Finds secret words in what a submission leaves behind, as they are or in the usual disguises. Reads what it is given, and knows
 * nothing of sessions. Start at {@link nsml.session.canary.CanarySearch}.
 */
@NullMarked
package nsml.session.canary;

import org.jspecify.annotations.NullMarked;
