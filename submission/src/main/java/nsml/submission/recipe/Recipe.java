package nsml.submission.recipe;

import java.util.List;

/**
 * One choice for each layer, from the file of a picture to the ranking of the references.
 *
 * @param backbone the network, and how to train it
 * @param picture how a file becomes the network's input
 * @param descriptor how a feature map becomes a vector
 * @param search how vectors become rankings
 */
public record Recipe(BackboneRecipe backbone, PictureRecipe picture, DescriptorRecipe descriptor, SearchRecipe search) {

    /**
     * Finds and changes a recipe as a submission's arguments say: {@code --recipe} with the name of one that comes along or
     * with a file, and options that replace single values of it.
     *
     * @param arguments for instance {@code --recipe quickstart --epochs 5}; without {@code --recipe} it is kh_square
     * @throws IllegalArgumentException with all problems of the arguments, or all of the recipe
     */
    public static Recipe of(List<String> arguments) {
        var parsed = RecipeArguments.parse(arguments);
        return RecipeReader.read(parsed.recipe(), parsed.applyTo(RecipeFiles.read(parsed.recipe())));
    }
}
