/** Reads the environment, builds the object graph, starts and stops. Start with {@link nsml.app.Main}. */
@NullMarked
package nsml.app;

import org.jspecify.annotations.NullMarked;
