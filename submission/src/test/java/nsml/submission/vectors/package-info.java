/**
 * Numbers that the tests compare with, as JSON on the class path. They were computed with NumPy, independently of this code;
 * {@link nsml.submission.vectors.ReferenceVectors} reads them.
 */
@NullMarked
package nsml.submission.vectors;

import org.jspecify.annotations.NullMarked;
