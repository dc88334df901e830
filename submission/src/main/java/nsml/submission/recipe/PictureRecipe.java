package nsml.submission.recipe;

import java.io.IOException;
import java.nio.file.Path;
import nsml.submission.picture.Pictures;
import nsml.submission.picture.Preprocessing;
import nsml.submission.picture.Resize;
import nsml.submission.picture.RgbPicture;

/**
 * How a file becomes the network's input, in training and afterwards.
 *
 * @param size width and height in pixels
 * @param resize the rule by which it gets them
 * @param preprocessing the range of its values
 */
public record PictureRecipe(int size, Resize resize, Preprocessing preprocessing) {

    /**
     * Decodes a file and gives it the size.
     *
     * @throws IOException if it is no picture; the message names the file
     */
    public RgbPicture open(Path file) throws IOException {
        return resize.apply(Pictures.read(file), size, size);
    }
}
