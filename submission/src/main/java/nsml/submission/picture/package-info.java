/**
 * From a picture file to the numbers a network is fed with.
 *
 * <p>Each step is named and gives the same bytes as the Python library of that name: decoding and resizing follow Pillow,
 * value ranges follow Keras. A model remembers the names it was trained with; other steps would feed it other numbers.
 * Start with {@link nsml.submission.picture.Pictures}. Augmentation beyond the mirror image is not here.
 */
@NullMarked
package nsml.submission.picture;

import org.jspecify.annotations.NullMarked;
