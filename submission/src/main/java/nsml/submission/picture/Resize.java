package nsml.submission.picture;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How a picture gets the size a network wants; the aspect ratio is not kept.
 *
 * <p>Each rule gives the bytes of the library that its name says. A model keeps the name of the rule that it was trained
 * with: two rules called "nearest" share as little as 4 % of the pixels.
 */
public enum Resize {
    /** Pillow's {@code NEAREST}, the default of Keras' loaders in 2018. */
    PILLOW_NEAREST("pillow-nearest") {
        @Override
        RgbPicture resized(RgbPicture picture, int width, int height) {
            return PillowNearest.resize(picture, width, height);
        }
    },

    /** Pillow's {@code BILINEAR}, which averages when it makes smaller. The better choice for new models. */
    PILLOW_BILINEAR("pillow-bilinear") {
        @Override
        RgbPicture resized(RgbPicture picture, int width, int height) {
            return PillowBilinear.resize(picture, width, height);
        }
    };

    private final String recipeName;

    Resize(String recipeName) {
        this.recipeName = recipeName;
    }

    /**
     * Finds a rule by its name in a recipe.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Resize named(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.recipeName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no resize \"" + name + "\"; there are: "
                        + Arrays.stream(values()).map(Resize::toString).collect(Collectors.joining(", "))));
    }

    /**
     * Makes a picture of another size; a picture that has the size comes back as it is.
     *
     * @param width at least 1
     * @param height at least 1
     */
    public RgbPicture apply(RgbPicture picture, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has at least 1 x 1 pixels, not " + width + " x " + height);
        }
        return picture.width() == width && picture.height() == height ? picture : resized(picture, width, height);
    }

    abstract RgbPicture resized(RgbPicture picture, int width, int height);

    /** The name in a recipe. */
    @Override
    public String toString() {
        return recipeName;
    }
}
