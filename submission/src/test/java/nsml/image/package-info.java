/** Tests of the image, as the platform uses it. */
@NullMarked
package nsml.image;

import org.jspecify.annotations.NullMarked;
