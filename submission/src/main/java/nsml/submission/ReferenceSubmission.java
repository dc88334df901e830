package nsml.submission;

import java.io.IOException;
import java.time.InstantSource;
import nsml.shim.Model;
import nsml.shim.Session;
import nsml.shim.Submission;
import nsml.submission.recipe.BackboneRecipe.Pretrained;
import nsml.submission.recipe.BackboneRecipe.Trained;
import nsml.submission.recipe.Recipe;

/**
 * Trains a network to tell the training classes apart, and finds for each query the references that look most like it to
 * that network.
 *
 * <p>What exactly happens stands in a recipe, which the arguments name: {@code --recipe kh_square} is the 2018 system.
 */
public final class ReferenceSubmission implements Submission {

    private final Console console = new Console(InstantSource.system(), System.out);

    @Override
    public Model bind(Session session) {
        Recipe recipe = Recipe.of(session.arguments());
        return new RetrievalModel(backbone(recipe, session.seed()), recipe, console);
    }

    private Backbone backbone(Recipe recipe, long seed) {
        return recipe.backbone() instanceof Trained trained
                ? new TrainedBackbone(trained, recipe.picture(), seed, console)
                : new PretrainedBackbone((Pretrained) recipe.backbone(), console);
    }

    @Override
    public void train(Session session, Model model) throws IOException {
        ((RetrievalModel) model).backbone().train(session);
    }
}
