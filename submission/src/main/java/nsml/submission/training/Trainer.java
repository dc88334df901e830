package nsml.submission.training;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import nsml.submission.backbone.DenseNet;
import nsml.submission.picture.Preprocessing;
import nsml.submission.picture.RgbPicture;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a network, an epoch at a time. Not thread-safe. */
public final class Trainer {

    private final ComputationGraph network;
    private final TrainingPictures pictures;
    private final Preprocessing preprocessing;
    private final TrainingPlan plan;
    private final long seed;
    private final Meter meter = new Meter();

    /**
     * Prepares to train.
     *
     * @param network as {@link DenseNet#build} made it
     * @param seed decides everything that is random
     */
    public Trainer(
            ComputationGraph network,
            TrainingPictures pictures,
            Preprocessing preprocessing,
            TrainingPlan plan,
            long seed) {
        this.network = network;
        this.pictures = pictures;
        this.preprocessing = preprocessing;
        this.plan = plan;
        this.seed = seed;
        network.setListeners(meter);
    }

    /**
     * Runs one epoch.
     *
     * @param epoch counts from 0; the same network, epoch, plan and seed always give the same weights
     * @param progress is told, after each step, how many pictures have been shown
     * @throws IOException if a picture that could be read at first cannot be read any more
     */
    public EpochResult run(int epoch, Consumer<Integer> progress) throws IOException {
        Random random = Chance.ofEpoch(seed, epoch);
        meter.reset();
        network.getConfiguration().setEpochCount(epoch);
        for (List<Integer> batch : plan.order().batches(pictures.labels(), plan.batch(), random)) {
            step(batch, random);
            progress.accept(meter.pictures());
        }
        return meter.result();
    }

    private void step(List<Integer> batch, Random random) throws IOException {
        try (INDArray input = input(batch, random);
                INDArray labels = oneHot(batch)) {
            meter.expect(batch.stream().map(pictures::label).toList());
            network.fit(new INDArray[] {input}, new INDArray[] {labels});
        }
    }

    private INDArray input(List<Integer> batch, Random random) throws IOException {
        int size = pictures.size();
        int length = 3 * size * size;
        var values = new float[batch.size() * length];
        for (int i = 0; i < batch.size(); i++) {
            RgbPicture picture = pictures.picture(batch.get(i));
            boolean mirrored = plan.mirroring() == TrainingPlan.Mirroring.RANDOM && random.nextBoolean();
            preprocessing.write(mirrored ? picture.mirrored() : picture, values, i * length);
        }
        return Nd4j.create(values, new long[] {batch.size(), 3, size, size}, 'c');
    }

    private INDArray oneHot(List<Integer> batch) {
        INDArray labels = Nd4j.zeros(batch.size(), network.layerSize(DenseNet.CLASSIFIER));
        for (int i = 0; i < batch.size(); i++) {
            labels.putScalar(i, pictures.label(batch.get(i)), 1);
        }
        return labels;
    }
}
