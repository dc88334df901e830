/** Tests of the recipes. */
@NullMarked
package nsml.submission.recipe;

import org.jspecify.annotations.NullMarked;
