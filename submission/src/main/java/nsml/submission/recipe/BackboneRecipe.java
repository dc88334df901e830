package nsml.submission.recipe;

import java.nio.file.Path;
import nsml.submission.backbone.BatchNorm;
import nsml.submission.backbone.DenseNet;
import nsml.submission.training.TrainingPlan;

/** The network of a recipe. */
public sealed interface BackboneRecipe {

    /** The name of the network, for instance {@code densenet121}. */
    String network();

    /** A network that the submission trains from scratch. */
    record Trained(String network, DenseNet net, BatchNorm norm, TrainingPlan plan) implements BackboneRecipe {}

    /** A network that is used as it is in a file; a relative path starts at the submission's code. */
    record Pretrained(String network, Path weights) implements BackboneRecipe {}
}
