package nsml.submission.backbone;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A densely connected network (Huang et al., CVPR 2017): in each block every layer sees the output of all before it.
 *
 * <p>Layers are named as in torchvision, and stand in the same order.
 *
 * @param stem channels of the first convolution
 * @param growth channels that each dense layer adds
 * @param blocks dense layers of each block
 */
public record DenseNet(int stem, int growth, List<Integer> blocks) {

    /** 1,024 channels; 7.0 million weights. */
    public static final DenseNet DENSENET_121 = new DenseNet(64, 32, List.of(6, 12, 24, 16));

    /** 1,664 channels; 12.5 million weights. */
    public static final DenseNet DENSENET_169 = new DenseNet(64, 32, List.of(6, 12, 32, 32));

    /** 1,920 channels; 18.1 million weights. */
    public static final DenseNet DENSENET_201 = new DenseNet(64, 32, List.of(6, 12, 48, 32));

    /**
     * For few cores and few, small pictures. Three blocks keep a map of 4 x 4 from 64 pixels, where four would leave 2 x 2:
     * that, more than depth, makes it recognise products it has never seen.
     */
    public static final DenseNet SMALL = new DenseNet(32, 24, List.of(3, 4, 4));

    /** The layer whose output is the feature map: the ReLU after the last batch normalisation. */
    public static final String FEATURES = "features.relu5";

    /** The average of {@link #FEATURES} over the map, from which the classifier starts. */
    public static final String POOLED = "pooled";

    /** The layer that tells the training classes apart. */
    public static final String CLASSIFIER = "classifier";

    static final String INPUT = OnnxNetwork.INPUT;

    /** Copies the blocks. */
    public DenseNet {
        blocks = List.copyOf(blocks);
        if (stem < 1 || growth < 1 || blocks.isEmpty() || blocks.stream().anyMatch(layers -> layers < 1)) {
            throw new IllegalArgumentException(
                    "a DenseNet needs a positive stem, growth and number of layers in each block, not " + stem + ", "
                            + growth + ", " + blocks);
        }
    }

    /** Counts the channels of the feature map. */
    public int channels() {
        int channels = stem;
        for (int block = 0; block < blocks.size(); block++) {
            channels = (block == 0 ? channels : channels / 2) + growth * blocks.get(block);
        }
        return channels;
    }

    /**
     * Builds the network with freshly drawn weights and a softmax classifier over the training classes.
     *
     * @param size width and height of the pictures in training; features can be taken at any size later
     * @param seed decides the weights
     * @throws IllegalStateException if Deeplearning4j would run without oneDNN, ten times slower
     */
    public ComputationGraph build(BatchNorm norm, int size, int classes, IUpdater updater, long seed) {
        OneDnn.enable();
        var graph = new ComputationGraph(new DenseNetLayers(this, norm, updater, seed).configuration(size, classes));
        graph.init();
        OneDnn.require(graph);
        return graph;
    }

    /** Writes the trained network, up to the feature map, as an ONNX model for pictures of any number and size. */
    public byte[] toOnnx(ComputationGraph trained) {
        return GraphExport.upTo(FEATURES, channels(), trained);
    }
}
