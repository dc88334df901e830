/**
 * Draws the sample competition that quickstart plays: invented mascot goods, in the layout of the original contest.
 *
 * <p>Start with {@link nsml.sample.SampleCompetition}, which writes the folder. A {@code Mascot} is what a class of pictures has
 * in common, a {@code Scene} what one picture has of its own, the {@code Painter} brings them together. Nothing here
 * knows of the store or the catalog: the folder is pushed like anybody's.
 */
@NullMarked
package nsml.sample;

import org.jspecify.annotations.NullMarked;
