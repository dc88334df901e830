package nsml.submission.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import nsml.submission.backbone.BatchNorm;
import nsml.submission.backbone.DenseNet;
import nsml.submission.descriptor.Descriptor;
import nsml.submission.picture.Preprocessing;
import nsml.submission.picture.Resize;
import nsml.submission.recipe.BackboneRecipe.Pretrained;
import nsml.submission.recipe.BackboneRecipe.Trained;
import nsml.submission.search.DatabaseAugmentation;
import nsml.submission.search.QueryExpansion;
import nsml.submission.search.QueryExpansion.ListWeight;
import nsml.submission.search.TieOrder;
import nsml.submission.training.BatchOrder;
import nsml.submission.training.LearningRate;
import nsml.submission.training.TrainingPlan;

/** Makes a recipe of what stands in its file. */
final class RecipeReader {

    /** The networks halve a picture's size five times; less than this would leave nothing of it. */
    private static final int SMALLEST_PICTURE = 32;

    private enum Norm {
        KERAS,
        TORCH
    }

    private enum Pooling {
        RMAC,
        GEM,
        SPOC,
        MAC
    }

    private enum Regions {
        SAMPLE,
        EACH
    }

    private enum Augmentation {
        NONE,
        UNIFORM,
        LINEAR,
        LOGSPACE,
        ALPHA
    }

    private enum Expansion {
        NONE,
        AVERAGE,
        ALPHA,
        UNION
    }

    private RecipeReader() {}

    /**
     * Reads a whole recipe.
     *
     * @param source how a message names it
     * @throws IllegalArgumentException with all its problems
     */
    static Recipe read(String source, JsonNode tree) {
        var problems = new ArrayList<String>();
        var recipe = new Section("", tree, problems);
        var read = new Recipe(
                backbone(recipe),
                picture(recipe.section("picture")),
                descriptor(recipe.section("descriptor")),
                search(recipe.section("search")));
        recipe.end();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the recipe " + source + " has " + problems.size()
                    + (problems.size() == 1 ? " problem: " : " problems: ") + String.join("; ", problems));
        }
        return read;
    }

    private static BackboneRecipe backbone(Section recipe) {
        Section backbone = recipe.section("backbone");
        Network network = backbone.choice("network", Network.class);
        DenseNet net = network.trained();
        BackboneRecipe read = net == null
                ? new Pretrained(Section.written(network), Path.of(backbone.text("weights")))
                : new Trained(Section.written(network), net, norm(backbone), plan(recipe.section("training")));
        backbone.end();
        return read;
    }

    private static BatchNorm norm(Section backbone) {
        return switch (backbone.choice("batch-norm", Norm.class)) {
            case KERAS -> BatchNorm.KERAS;
            case TORCH -> BatchNorm.TORCH;
        };
    }

    private static TrainingPlan plan(Section training) {
        int epochs = training.integer("epochs", 1);
        var rate = new LearningRate(
                training.number("learning-rate"), training.choice("schedule", LearningRate.Schedule.class), epochs);
        var plan = new TrainingPlan(
                epochs,
                training.integer("batch", 2),
                rate,
                training.choice("order", BatchOrder.class),
                training.choice("mirroring", TrainingPlan.Mirroring.class));
        training.end();
        return plan;
    }

    private static PictureRecipe picture(Section picture) {
        var read = new PictureRecipe(
                picture.integer("size", SMALLEST_PICTURE),
                picture.choice("resize", Resize.class),
                picture.choice("preprocessing", Preprocessing.class));
        picture.end();
        return read;
    }

    private static DescriptorRecipe descriptor(Section descriptor) {
        DescriptorRecipe read = switch (descriptor.choice("pooling", Pooling.class)) {
            case RMAC -> rmac(descriptor);
            case GEM -> DescriptorRecipe.fixed(Descriptor.gem(descriptor.positive("power")));
            case SPOC -> DescriptorRecipe.fixed(Descriptor.spoc());
            case MAC -> DescriptorRecipe.fixed(Descriptor.mac());
        };
        descriptor.end();
        return read;
    }

    private static DescriptorRecipe rmac(Section descriptor) {
        int levels = descriptor.integer("levels", 1);
        return switch (descriptor.choice("regions", Regions.class)) {
            case SAMPLE -> DescriptorRecipe.rmacOfSample(levels);
            case EACH -> DescriptorRecipe.fixed(Descriptor.rmac(levels));
        };
    }

    private static SearchRecipe search(Section search) {
        var read = new SearchRecipe(
                search.integerOr("top", 1, "all", SearchRecipe.ALL),
                search.choice("ties", TieOrder.class),
                augmentation(search.section("augmentation")),
                expansion(search.section("expansion")));
        search.end();
        return read;
    }

    private static DatabaseAugmentation augmentation(Section augmentation) {
        DatabaseAugmentation read = switch (augmentation.choice("method", Augmentation.class)) {
            case NONE -> DatabaseAugmentation.none();
            case UNIFORM -> DatabaseAugmentation.uniform(augmentation.integer("neighbours", 1));
            case LINEAR -> DatabaseAugmentation.linear(augmentation.integer("neighbours", 1));
            case LOGSPACE ->
                DatabaseAugmentation.logspace(augmentation.integer("neighbours", 1), -augmentation.number("decades"));
            case ALPHA ->
                DatabaseAugmentation.alpha(augmentation.integer("neighbours", 1), augmentation.number("alpha"));
        };
        augmentation.end();
        return read;
    }

    private static QueryExpansion expansion(Section expansion) {
        QueryExpansion read = switch (expansion.choice("method", Expansion.class)) {
            case NONE -> QueryExpansion.none();
            case AVERAGE -> QueryExpansion.average(expansion.integer("neighbours", 1));
            case ALPHA -> QueryExpansion.alpha(expansion.integer("neighbours", 1), expansion.number("alpha"));
            case UNION ->
                QueryExpansion.union(
                        expansion.integer("documents", 1),
                        expansion.integer("cutoff", 1),
                        expansion.number("boost"),
                        expansion.choice("weight", ListWeight.class));
        };
        expansion.end();
        return read;
    }
}
