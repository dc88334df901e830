/** Tests of the submission as a whole. */
@NullMarked
package nsml.submission;

import org.jspecify.annotations.NullMarked;
