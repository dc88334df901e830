package nsml.submission.backbone;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.MergeVertex;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes a graph of Deeplearning4j as ONNX, if it is made of the layers that {@link DenseNetLayers} uses. */
final class GraphExport {

    private final ComputationGraph graph;
    private final OnnxNetwork network = new OnnxNetwork();

    private GraphExport(ComputationGraph graph) {
        this.graph = graph;
    }

    /** Takes the layers up to one, in the order in which the graph computes them. */
    static byte[] upTo(String last, int channels, ComputationGraph graph) {
        var export = new GraphExport(graph);
        for (int index : graph.topologicalSortOrder()) {
            GraphVertex vertex = graph.getVertices()[index];
            if (!vertex.isInputVertex()) {
                export.add(vertex);
            }
            if (vertex.getVertexName().equals(last)) {
                return export.network.toBytes(last, channels);
            }
        }
        throw new IllegalArgumentException("the network has no layer " + last);
    }

    private void add(GraphVertex vertex) {
        String name = vertex.getVertexName();
        List<String> inputs = Arrays.stream(vertex.getInputVertices())
                .map(input -> graph.getVertices()[input.getVertexIndex()].getVertexName())
                .toList();
        if (vertex instanceof MergeVertex) {
            network.concat(name, inputs);
        } else {
            addLayer(name, inputs.get(0), vertex.getLayer());
        }
    }

    private void addLayer(String name, String input, Layer layer) {
        var kind = layer.conf().getLayer();
        if (kind instanceof ConvolutionLayer convolution && !convolution.hasBias()) {
            network.convolution(name, input, parameter(layer, "W"), window(convolution));
        } else if (kind instanceof BatchNormalization norm && !norm.isUseLogStd()) {
            List<Tensor> statistics = Stream.of("gamma", "beta", "mean", "var")
                    .map(key -> Tensor.vector(parameter(layer, key).values()))
                    .toList();
            network.batchNorm(name, input, statistics, norm.getEps());
        } else if (kind instanceof SubsamplingLayer pool && pool.getPoolingType() == PoolingType.MAX) {
            network.maxPool(name, input, window(pool));
        } else if (kind instanceof SubsamplingLayer pool && pool.getPoolingType() == PoolingType.AVG) {
            network.averagePool(name, input, window(pool));
        } else if (kind instanceof ActivationLayer activation
                && activation.getActivationFn() instanceof ActivationReLU) {
            network.relu(name, input);
        } else {
            throw new IllegalArgumentException("no way is known to write the layer " + name + " as ONNX: " + kind);
        }
    }

    private static Tensor parameter(Layer layer, String key) {
        INDArray array = layer.getParam(key);
        return new Tensor(array.shape(), array.dup('c').data().asFloat());
    }

    private static Window window(ConvolutionLayer layer) {
        return new Window(layer.getKernelSize()[0], layer.getStride()[0], layer.getPadding()[0]);
    }

    private static Window window(SubsamplingLayer layer) {
        return new Window(layer.getKernelSize()[0], layer.getStride()[0], layer.getPadding()[0]);
    }
}
