package nsml.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nsml.shim.Session;
import nsml.submission.recipe.BackboneRecipe.Trained;
import nsml.submission.recipe.PictureRecipe;
import nsml.submission.training.Checkpoint;
import nsml.submission.training.ClassFolders;
import nsml.submission.training.EpochResult;
import nsml.submission.training.Trainer;
import nsml.submission.training.TrainingPictures;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.Adam;

/** A DenseNet that is trained from scratch, with a checkpoint after each epoch. */
final class TrainedBackbone implements Backbone {

    /** A network and how far it has come. It is built once the classes are known, from the data or from a checkpoint. */
    private record Training(ComputationGraph network, Checkpoint state) {}

    private final Trained recipe;
    private final PictureRecipe picture;
    private final long seed;
    private final Console console;
    private @Nullable Training training;

    TrainedBackbone(Trained recipe, PictureRecipe picture, long seed, Console console) {
        this.recipe = recipe;
        this.picture = picture;
        this.seed = seed;
        this.console = console;
    }

    @Override
    public void train(Session session) throws IOException {
        ClassFolders folders = ClassFolders.scan(trainFolder(session.datasetPath()));
        begin(folders.classes());
        TrainingPictures pictures = read(folders);
        ComputationGraph network = training().network();
        var trainer = new Trainer(
                network,
                pictures,
                picture.preprocessing(),
                recipe.plan(),
                training().state().seed());
        int last = recipe.plan().epochs();
        for (int epoch = training().state().epochs() + 1; epoch <= last; epoch++) {
            EpochResult result = run(trainer, epoch, pictures.labels().size());
            training = new Training(network, training().state().after(epoch, network.getIterationCount()));
            session.report(
                    epoch,
                    Map.of(
                            "train/loss", result.loss(),
                            "train/accuracy", result.accuracy(),
                            "train/learning-rate", recipe.plan().rate().of(epoch - 1)));
            session.save(String.valueOf(epoch));
        }
        console.say("trained " + training().state().epochs() + " epochs");
    }

    private void begin(List<String> classes) throws IOException {
        if (training == null) {
            var state = new Checkpoint(recipe.network(), classes, 0, 0, seed);
            training = new Training(build(state), state);
            console.say(recipe.network() + ", untrained, for " + classes.size() + " classes");
        } else if (!training.state().classes().equals(classes)) {
            throw new IOException("the checkpoint was trained on other classes than this dataset has ("
                    + training.state().classes().size() + " and " + classes.size()
                    + "); go on with the dataset it began with, or train from the start");
        }
    }

    private TrainingPictures read(ClassFolders folders) throws IOException {
        long memory = Runtime.getRuntime().maxMemory() / 2;
        var pictures = TrainingPictures.read(
                folders, picture::open, picture.size(), memory, complaint -> console.say("skipped: " + complaint));
        console.say("training on " + pictures.labels().size() + " pictures of " + picture.size() + " x "
                + picture.size() + " pixels");
        return pictures;
    }

    private EpochResult run(Trainer trainer, int epoch, int pictures) throws IOException {
        Progress progress =
                console.progress("epoch " + epoch + " of " + recipe.plan().epochs(), pictures);
        EpochResult result = trainer.run(epoch - 1, progress::at);
        if (!Double.isFinite(result.loss())) {
            throw new IOException("the training diverged in epoch " + epoch + ", where the loss became " + result.loss()
                    + "; go on from an earlier checkpoint with a smaller --learning-rate");
        }
        progress.end(String.format("loss %.4f, accuracy %.1f %%, ", result.loss(), 100 * result.accuracy()));
        return result;
    }

    private static Path trainFolder(Path dataset) {
        Path folder = dataset.resolve("train").resolve("train_data");
        return Files.isDirectory(folder) ? folder : dataset.resolve("train");
    }

    @Override
    public void save(Path directory) throws IOException {
        training().state().write(training().network(), directory);
    }

    @Override
    public void load(Path directory) throws IOException {
        Checkpoint state = Checkpoint.read(directory);
        if (!state.backbone().equals(recipe.network())) {
            throw new IOException("the checkpoint is of a " + state.backbone() + ", and the recipe asks for a "
                    + recipe.network() + "; give the arguments that it was trained with");
        }
        ComputationGraph network = build(state);
        state.restore(network, directory);
        training = new Training(network, state);
        console.say(recipe.network() + " after " + state.epochs() + " epochs, for "
                + state.classes().size() + " classes");
    }

    private ComputationGraph build(Checkpoint state) {
        var adam = new Adam(recipe.plan().rate());
        return recipe.net().build(recipe.norm(), picture.size(), state.classes().size(), adam, state.seed());
    }

    @Override
    public byte[] toOnnx() {
        return recipe.net().toOnnx(training().network());
    }

    private Training training() {
        if (training == null) {
            throw new IllegalStateException("the network has neither been trained nor loaded");
        }
        return training;
    }
}
