/** What the image {@code nsml/dl4j} does once, when it is made: unpack native libraries, so that it can be mounted read-only. */
@NullMarked
package nsml.image;

import org.jspecify.annotations.NullMarked;
