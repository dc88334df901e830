/**
 * From a feature map to one vector of unit length that stands for the picture.
 *
 * <p>Plain arithmetic on arrays: the map may come from any network on any runtime. Start with
 * {@link nsml.submission.descriptor.Descriptor}. {@link nsml.submission.descriptor.ColourHistogram} needs no network at all and
 * is the baseline to beat.
 */
@NullMarked
package nsml.submission.descriptor;

import org.jspecify.annotations.NullMarked;
