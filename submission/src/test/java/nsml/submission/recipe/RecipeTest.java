package nsml.submission.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nsml.submission.backbone.BatchNorm;
import nsml.submission.backbone.DenseNet;
import nsml.submission.descriptor.FeatureMap;
import nsml.submission.picture.Preprocessing;
import nsml.submission.picture.Resize;
import nsml.submission.recipe.BackboneRecipe.Pretrained;
import nsml.submission.recipe.BackboneRecipe.Trained;
import nsml.submission.search.QueryExpansion;
import nsml.submission.search.TieOrder;
import nsml.submission.training.BatchOrder;
import nsml.submission.training.LearningRate;
import nsml.submission.training.LearningRate.Schedule;
import nsml.submission.training.TrainingPlan;
import nsml.submission.training.TrainingPlan.Mirroring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RecipeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("nsml.submission.recipe.RecipeFiles#NAMES")
    void recipesThatComeAlongAreWhole(String name) {
        assertThat(Recipe.of(List.of("--recipe", name)).picture().size()).isPositive();
    }

    @Test
    void withoutArgumentsItIsTheSystemOf2018() {
        Recipe recipe = Recipe.of(List.of());

        assertThat(recipe.backbone())
                .isEqualTo(new Trained(
                        "densenet121",
                        DenseNet.DENSENET_121,
                        BatchNorm.KERAS,
                        new TrainingPlan(
                                40,
                                32,
                                new LearningRate(0.001, Schedule.CONSTANT, 40),
                                BatchOrder.SHUFFLED,
                                Mirroring.RANDOM)));
        assertThat(recipe.picture()).isEqualTo(new PictureRecipe(224, Resize.PILLOW_NEAREST, Preprocessing.RESCALE));
        assertThat(recipe.search().top()).isEqualTo(1000);
        assertThat(recipe.search().ties()).isEqualTo(TieOrder.ARGSORT_FLIP);
        assertThat(recipe.search().expansion())
                .isEqualTo(QueryExpansion.union(10, 1000, 1, QueryExpansion.ListWeight.SIMILARITY));
    }

    @Test
    void argumentsReplaceSingleValues() {
        Recipe recipe = Recipe.of(List.of(
                "--recipe=quickstart",
                "--epochs",
                "3",
                "--batch=16",
                "--learning-rate",
                "1e-4",
                "--size",
                "96",
                "--top",
                "all"));

        assertThat(recipe.backbone())
                .asInstanceOf(type(Trained.class))
                .extracting(Trained::plan)
                .isEqualTo(new TrainingPlan(
                        3, 16, new LearningRate(1e-4, Schedule.COSINE, 3), BatchOrder.BALANCED, Mirroring.RANDOM));
        assertThat(recipe.picture().size()).isEqualTo(96);
        assertThat(recipe.search().top()).isEqualTo(SearchRecipe.ALL);
    }

    @Test
    void weightsAreAFileBesideTheCode() {
        Recipe recipe = Recipe.of(List.of("--recipe", "mobilenet_gap", "--weights", "mine.safetensors"));

        assertThat(recipe.backbone()).isEqualTo(new Pretrained("mobilenet-v2", Path.of("mine.safetensors")));
    }

    @Test
    void regionsOfASampleAreForItsSizeOnly() {
        DescriptorRecipe descriptor = Recipe.of(List.of()).descriptor();
        FeatureMap square = FeatureMap.of(new float[49], 1, 7, 7);
        FeatureMap wide = FeatureMap.of(new float[70], 1, 7, 10);

        assertThat(descriptor.descriptor(square).of(square)).hasSize(1);
        assertThatThrownBy(() -> descriptor.descriptor(square).of(wide)).hasMessageContaining("for maps of 7 x 7");
    }

    @Test
    void allProblemsOfARecipeComeTogether() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), """
                backbone: {network: densenet999, batch-norm: keras, colour: red}
                picture: {size: 16, resize: pillow-nearest, preprocessing: tf}
                training: {epochs: many, learning-rate: -1, schedule: constant, order: shuffled, mirroring: random, batch: 8}
                descriptor: [rmac]
                search: {top: some, ties: id-ascending, expansion: {method: none, boost: 1}}
                extra: 1
                """);

        assertThatThrownBy(() -> Recipe.of(List.of("--recipe", file.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "mine.yaml has 10 problems",
                        "backbone.network should be one of densenet121, densenet169, densenet201, densenet-small,"
                                + " mobilenet-v2, and is \"densenet999\"",
                        "backbone.colour is unknown; here there may be batch-norm, network",
                        "picture.size should be a whole number of at least 32, and is 16",
                        "training.epochs should be a whole number of at least 1, and is \"many\"",
                        "training.learning-rate should be a number of at least 0, and is -1",
                        "descriptor should be made of keys and values, and is [\"rmac\"]",
                        "search.top should be a whole number of at least 1, and is \"some\"",
                        "search.augmentation is missing",
                        "search.expansion.boost is unknown",
                        "extra is unknown");
    }

    @Test
    void aRecipeWithoutTrainingTakesNoEpochs() {
        assertThatThrownBy(() -> Recipe.of(List.of("--recipe", "mobilenet_gap", "--epochs", "3")))
                .hasMessageContaining("mobilenet_gap has 1 problem: training is unknown");
    }

    @Test
    void allProblemsOfTheArgumentsComeTogether() {
        assertThatThrownBy(() -> Recipe.of(List.of("--epoch", "3", "stray", "--size")))
                .hasMessageContainingAll(
                        "there is no option --epoch",
                        "\"stray\" belongs to no option",
                        "--size has no value",
                        "--recipe NAME|FILE, --batch, --epochs, --learning-rate, --size, --top, --weights");
    }

    @Test
    void anUnknownRecipeIsAnsweredWithTheKnown() {
        assertThatThrownBy(() -> Recipe.of(List.of("--recipe", "best")))
                .hasMessageContaining("no recipe \"best\"")
                .hasMessageContaining("kh_square, mobilenet_gap, mobilenet_rmac, quickstart");
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithTheLine() throws IOException {
        Path file = Files.writeString(folder.resolve("torn.yaml"), "picture:\n  size: [1\n");

        assertThatThrownBy(() -> Recipe.of(List.of("--recipe", file.toString())))
                .hasMessageContaining("torn.yaml is no YAML, in line");
    }

    @Test
    void aKeyThatStandsTwiceIsAMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("twice.yaml"), "picture:\n  size: 1\n  size: 2\n");

        assertThatThrownBy(() -> Recipe.of(List.of("--recipe", file.toString())))
                .hasMessageContaining("in line 3")
                .hasMessageContaining("size");
    }
}
