package nsml.submission.training;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import nsml.submission.backbone.DenseNet;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a network, an epoch at a time. Not thread-safe. */
public final class Trainer {

    /** Turns the bytes of one picture into the numbers the network takes: {@code [height, width, 3]} to {@code [3, height, width]}. */
    @FunctionalInterface
    public interface PixelScale {

        /** Writes the numbers into {@code target}, from {@code offset} on. */
        void scale(byte[] pixels, float[] target, int offset);
    }

    private final ComputationGraph network;
    private final TrainingPictures pictures;
    private final int size;
    private final PixelScale scale;
    private final TrainingPlan plan;
    private final Meter meter = new Meter();

    /**
     * Prepares to train.
     *
     * @param network as {@link DenseNet#build} made it
     * @param size width and height of the pictures
     */
    public Trainer(
            ComputationGraph network, TrainingPictures pictures, int size, PixelScale scale, TrainingPlan plan) {
        this.network = network;
        this.pictures = pictures;
        this.size = size;
        this.scale = scale;
        this.plan = plan;
        network.setListeners(meter);
    }

    /**
     * Runs one epoch.
     *
     * @param epoch counts from 0; the same network, epoch and plan always give the same weights
     * @param progress is told, after each step, how many pictures have been shown
     * @throws IOException if a picture that could be read at first cannot be read any more
     */
    public EpochResult run(int epoch, Consumer<Integer> progress) throws IOException {
        Random random = Chance.ofEpoch(plan.seed(), epoch);
        long start = System.nanoTime();
        meter.reset();
        network.getConfiguration().setEpochCount(epoch);
        for (List<Integer> batch : plan.order().batches(pictures.labels(), plan.batch(), random)) {
            step(batch, random);
            progress.accept(meter.pictures());
        }
        return meter.result((System.nanoTime() - start) / 1e9);
    }

    private void step(List<Integer> batch, Random random) throws IOException {
        try (INDArray input = input(batch, random);
                INDArray labels = oneHot(batch)) {
            meter.expect(batch.stream().map(pictures::label).toList());
            network.fit(new INDArray[] {input}, new INDArray[] {labels});
        }
    }

    private INDArray input(List<Integer> batch, Random random) throws IOException {
        int length = 3 * size * size;
        var values = new float[batch.size() * length];
        for (int i = 0; i < batch.size(); i++) {
            byte[] pixels = pictures.pixels(batch.get(i));
            boolean mirrored = plan.mirroring() == TrainingPlan.Mirroring.RANDOM && random.nextBoolean();
            scale.scale(mirrored ? mirror(pixels) : pixels, values, i * length);
        }
        return Nd4j.create(values, new long[] {batch.size(), 3, size, size}, 'c');
    }

    private byte[] mirror(byte[] pixels) {
        var mirrored = new byte[pixels.length];
        for (int pixel = 0; pixel < size * size; pixel++) {
            int column = pixel % size;
            int opposite = pixel - column + size - 1 - column;
            System.arraycopy(pixels, 3 * pixel, mirrored, 3 * opposite, 3);
        }
        return mirrored;
    }

    private INDArray oneHot(List<Integer> batch) {
        INDArray labels = Nd4j.zeros(batch.size(), network.layerSize(DenseNet.CLASSIFIER));
        for (int i = 0; i < batch.size(); i++) {
            labels.putScalar(i, pictures.label(batch.get(i)), 1);
        }
        return labels;
    }
}
