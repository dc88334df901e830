package nsml.submission.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What a checkpoint says of a training besides its numbers. With them it is the whole state: a training that goes on from
 * it comes to the same weights, to the last bit, as one that was never interrupted.
 *
 * @param backbone the name of the network that was trained
 * @param classes the training classes, by label
 * @param epochs how many are finished
 * @param iterations how many steps are finished; Adam's first steps are corrected by it
 * @param seed with {@code epochs} it decides everything random that is still to come
 */
public record Checkpoint(String backbone, List<String> classes, int epochs, int iterations, long seed) {

    private static final String STATE = "training.json";
    private static final String WEIGHTS = "weights.bin";
    private static final String UPDATER = "updater.bin";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the classes. */
    public Checkpoint {
        classes = List.copyOf(classes);
    }

    /** The same training, further on. */
    public Checkpoint after(int finished, int steps) {
        return new Checkpoint(backbone, classes, finished, steps, seed);
    }

    /** Writes this and the network's weights and moments into an empty folder. */
    public void write(ComputationGraph network, Path directory) throws IOException {
        FloatDump.write(network.params(), directory.resolve(WEIGHTS));
        FloatDump.write(network.getUpdater().getStateViewArray(), directory.resolve(UPDATER));
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve(STATE).toFile(), this);
    }

    /**
     * Reads what a checkpoint says of itself.
     *
     * @throws IOException if the folder holds something else
     */
    public static Checkpoint read(Path directory) throws IOException {
        Path file = directory.resolve(STATE);
        if (!Files.exists(file)) {
            throw new IOException("the checkpoint " + directory + " has no " + STATE
                    + ": another submission or another kind of recipe saved it");
        }
        try {
            return JSON.readValue(file.toFile(), Checkpoint.class);
        } catch (IOException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Fills a network of the same structure with the numbers of the checkpoint that this was read from. */
    public void restore(ComputationGraph network, Path directory) throws IOException {
        FloatDump.read(directory.resolve(WEIGHTS), network.params());
        FloatDump.read(directory.resolve(UPDATER), network.getUpdater().getStateViewArray());
        network.getConfiguration().setEpochCount(epochs);
        network.getConfiguration().setIterationCount(iterations);
    }
}
