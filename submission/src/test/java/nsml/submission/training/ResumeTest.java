package nsml.submission.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nsml.submission.backbone.BatchNorm;
import nsml.submission.backbone.DenseNet;
import nsml.submission.picture.Preprocessing;
import nsml.submission.picture.RgbPicture;
import nsml.submission.training.LearningRate.Schedule;
import nsml.submission.training.TrainingPlan.Mirroring;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Adam;

/** A tiny network on tiny pictures, whose brightness tells the class. */
class ResumeTest {

    private static final int SIZE = 32;
    private static final long SEED = 7;
    private static final List<String> CLASSES = List.of("dark", "grey", "light");
    private static final DenseNet TINY = new DenseNet(8, 4, List.of(2, 2));
    private static final TrainingPlan PLAN =
            new TrainingPlan(4, 8, new LearningRate(1e-2, Schedule.COSINE, 4), BatchOrder.BALANCED, Mirroring.RANDOM);

    @TempDir
    private Path folder;

    @Test
    void twoEpochsAndTwoMoreAfterALoadAreFourEpochs() throws IOException {
        Path straight = save("straight", train(network(1), 0, 4), 4);
        Path half = save("half", train(network(1), 0, 2), 2);
        Path resumed = save("resumed", train(load(half), 2, 4), 4);

        for (String file : List.of("weights.bin", "updater.bin", "training.json")) {
            assertThat(resumed.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
            assertThat(Files.mismatch(half.resolve(file), straight.resolve(file)))
                    .isNotNegative();
        }
    }

    @Test
    void learnsToTellTheClassesApart() throws IOException {
        var losses = new ArrayList<Double>();
        var trainer = trainer(network(1));
        for (int epoch = 0; epoch < 4; epoch++) {
            EpochResult result = trainer.run(epoch, shown -> {});
            losses.add(result.loss());
            assertThat(result.pictures()).isEqualTo(24);
            assertThat(result.accuracy()).isBetween(0.0, 1.0);
        }
        assertThat(losses.get(3)).isLessThan(losses.get(0) / 2);
        assertThat(trainer.run(4, shown -> {}).accuracy()).isGreaterThan(0.9);
    }

    @Test
    void aTruncatedCheckpointIsNamed() throws IOException {
        Path checkpoint = save("cut", network(1), 0);
        Path weights = checkpoint.resolve("weights.bin");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length - 5));

        assertThatThrownBy(() -> load(checkpoint))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("weights.bin is cut off")
                .hasMessageContaining("5 before its end");
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Path checkpoint = save("damaged", network(1), 0);
        Path updater = checkpoint.resolve("updater.bin");
        byte[] bytes = Files.readAllBytes(updater);
        bytes[bytes.length / 2] ^= 1;
        Files.write(updater, bytes);

        assertThatThrownBy(() -> load(checkpoint)).hasMessageContaining("updater.bin is damaged");
    }

    @Test
    void aForeignFileIsNoCheckpoint() throws IOException {
        Path checkpoint = save("foreign", network(1), 0);
        Files.writeString(checkpoint.resolve("weights.bin"), "x".repeat(100));

        assertThatThrownBy(() -> load(checkpoint))
                .hasMessageContaining("weights.bin was not written by this submission");
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefused() throws IOException {
        ComputationGraph larger = new DenseNet(8, 8, List.of(2, 2))
                .build(BatchNorm.TORCH, SIZE, CLASSES.size(), new Adam(PLAN.rate()), 1);
        Path checkpoint = save("larger", larger, 0);

        assertThatThrownBy(() -> load(checkpoint))
                .hasMessageContaining("the checkpoint is of another backbone or another number of classes");
    }

    @Test
    void aFolderWithoutStateIsNoCheckpoint() {
        assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessageContaining("has no training.json");
    }

    private static ComputationGraph network(long seed) {
        return TINY.build(BatchNorm.TORCH, SIZE, CLASSES.size(), new Adam(PLAN.rate()), seed);
    }

    private static ComputationGraph load(Path checkpoint) throws IOException {
        ComputationGraph network = network(99);
        Checkpoint.read(checkpoint).restore(network, checkpoint);
        return network;
    }

    private static ComputationGraph train(ComputationGraph network, int from, int to) throws IOException {
        Trainer trainer = trainer(network);
        for (int epoch = from; epoch < to; epoch++) {
            trainer.run(epoch, shown -> {});
        }
        return network;
    }

    private Path save(String name, ComputationGraph network, int epochs) throws IOException {
        Path checkpoint = Files.createDirectory(folder.resolve(name));
        new Checkpoint("tiny", CLASSES, epochs, network.getIterationCount(), SEED).write(network, checkpoint);
        return checkpoint;
    }

    private static Trainer trainer(ComputationGraph network) throws IOException {
        var pictures = new ArrayList<ClassFolders.Picture>();
        for (int i = 0; i < 24; i++) {
            pictures.add(new ClassFolders.Picture(Path.of(CLASSES.get(i % 3), i + ".png"), i % 3));
        }
        var read = TrainingPictures.read(
                new ClassFolders(CLASSES, pictures), ResumeTest::picture, SIZE, Long.MAX_VALUE, complaint -> {});
        return new Trainer(network, read, Preprocessing.TF, PLAN, SEED);
    }

    private static RgbPicture picture(Path file) {
        var random = new Random(file.hashCode());
        int brightness = 60 * CLASSES.indexOf(String.valueOf(file.getParent()));
        var samples = new byte[3 * SIZE * SIZE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (brightness + random.nextInt(100));
        }
        return RgbPicture.of(SIZE, SIZE, samples);
    }
}
