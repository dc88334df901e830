/** Tests of the backbones, against figures that other libraries computed. */
@NullMarked
package nsml.submission.backbone;

import org.jspecify.annotations.NullMarked;
