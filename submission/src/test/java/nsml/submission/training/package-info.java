/** Tests of the training. */
@NullMarked
package nsml.submission.training;

import org.jspecify.annotations.NullMarked;
