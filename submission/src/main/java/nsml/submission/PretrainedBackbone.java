package nsml.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Session;
import nsml.submission.backbone.MobileNetV2;
import nsml.submission.recipe.BackboneRecipe.Pretrained;

/** MobileNetV2 as it is in its weights file, of which the only checkpoint is a copy. */
final class PretrainedBackbone implements Backbone {

    private static final String CHECKPOINT = "0";
    private static final String FILE = "weights.safetensors";

    private final Pretrained recipe;
    private final Console console;
    private byte[] weights = {};

    PretrainedBackbone(Pretrained recipe, Console console) {
        this.recipe = recipe;
        this.console = console;
    }

    @Override
    public void train(Session session) throws IOException {
        if (weights.length == 0) {
            if (!Files.isRegularFile(recipe.weights())) {
                throw new IOException(
                        "there is no weights file " + recipe.weights().toAbsolutePath()
                                + "; put it beside the submission's code, or name another with --weights");
            }
            weights = Files.readAllBytes(recipe.weights());
        }
        // A wrong file is better found now than when the checkpoint is submitted.
        MobileNetV2.toOnnx(weights, recipe.weights().toString());
        console.say(recipe.network() + " is not trained: its weights are saved as checkpoint " + CHECKPOINT);
        session.save(CHECKPOINT);
    }

    @Override
    public void save(Path directory) throws IOException {
        Files.write(directory.resolve(FILE), weights);
    }

    @Override
    public void load(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            throw new IOException("the checkpoint " + directory + " has no " + FILE
                    + ": another submission or another kind of recipe saved it");
        }
        weights = Files.readAllBytes(file);
    }

    @Override
    public byte[] toOnnx() throws IOException {
        return MobileNetV2.toOnnx(weights, "the checkpoint");
    }
}
