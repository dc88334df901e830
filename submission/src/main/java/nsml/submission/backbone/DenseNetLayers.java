package nsml.submission.backbone;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Lays out a {@link DenseNet}, layer by layer. Each method returns the name of its last layer. */
final class DenseNetLayers {

    private static final CNN2DFormat FORMAT = CNN2DFormat.NCHW;

    private final DenseNet net;
    private final BatchNorm norm;
    private final ComputationGraphConfiguration.GraphBuilder graph;

    DenseNetLayers(DenseNet net, BatchNorm norm, IUpdater updater, long seed) {
        this.net = net;
        this.norm = norm;
        this.graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.RELU)
                .updater(updater)
                .graphBuilder();
    }

    ComputationGraphConfiguration configuration(int size, int classes) {
        graph.addInputs(DenseNet.INPUT).setInputTypes(InputType.convolutional(size, size, 3, FORMAT));
        String last = stem();
        int channels = net.stem();
        for (int block = 1; block <= net.blocks().size(); block++) {
            if (block > 1) {
                channels /= 2;
                last = transition(block - 1, last, channels);
            }
            last = denseBlock(block, last);
            channels += net.growth() * net.blocks().get(block - 1);
        }
        last = normAndRelu("features.", "5", last);
        graph.addLayer(DenseNet.POOLED, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), last)
                .addLayer(
                        DenseNet.CLASSIFIER,
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(classes)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        DenseNet.POOLED)
                .setOutputs(DenseNet.CLASSIFIER);
        return graph.build();
    }

    private String stem() {
        String first = convolution("features.conv0", DenseNet.INPUT, net.stem(), 7, 2);
        return pool("features.pool0", normAndRelu("features.", "0", first), PoolingType.MAX, 3, 1);
    }

    private String denseBlock(int block, String input) {
        String seen = input;
        for (int layer = 1; layer <= net.blocks().get(block - 1); layer++) {
            String prefix = "features.denseblock" + block + ".denselayer" + layer + ".";
            String bottleneck = convolution(prefix + "conv1", normAndRelu(prefix, "1", seen), 4 * net.growth(), 1, 1);
            String added = convolution(prefix + "conv2", normAndRelu(prefix, "2", bottleneck), net.growth(), 3, 1);
            graph.addVertex(prefix + "concat", new MergeVertex(), seen, added);
            seen = prefix + "concat";
        }
        return seen;
    }

    private String transition(int number, String input, int channels) {
        String prefix = "features.transition" + number + ".";
        String narrowed = convolution(prefix + "conv", normAndRelu(prefix, "", input), channels, 1, 1);
        return pool(prefix + "pool", narrowed, PoolingType.AVG, 2, 0);
    }

    // The ReLU is a layer of its own because BatchNormalization silently ignores its activation.
    private String normAndRelu(String prefix, String suffix, String input) {
        String normalised = prefix + "norm" + suffix;
        String rectified = prefix + "relu" + suffix;
        graph.addLayer(
                        normalised,
                        new BatchNormalization.Builder()
                                .eps(norm.epsilon())
                                .decay(norm.decay())
                                .useLogStd(false)
                                .dataFormat(FORMAT)
                                .build(),
                        input)
                .addLayer(
                        rectified,
                        new ActivationLayer.Builder()
                                .activation(Activation.RELU)
                                .build(),
                        normalised);
        return rectified;
    }

    private String convolution(String name, String input, int channels, int kernel, int stride) {
        graph.addLayer(
                name,
                new ConvolutionLayer.Builder(kernel, kernel)
                        .stride(stride, stride)
                        .padding(kernel / 2, kernel / 2)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .nOut(channels)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .dataFormat(FORMAT)
                        .build(),
                input);
        return name;
    }

    private String pool(String name, String input, PoolingType type, int kernel, int padding) {
        graph.addLayer(
                name,
                new SubsamplingLayer.Builder(type)
                        .kernelSize(kernel, kernel)
                        .stride(2, 2)
                        .padding(padding, padding)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .dataFormat(FORMAT)
                        .build(),
                input);
        return name;
    }
}
