package nsml.submission.backbone;

import java.util.function.IntToDoubleFunction;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights that a formula gives for each place, so that two implementations can be compared without a weights file. */
final class FormulaWeights {

    private FormulaWeights() {}

    /** Fills the network's modules in order; module {@code k} has the k-th set of numbers. */
    static void fill(ComputationGraph network) {
        int k = 0;
        for (Layer layer : network.getLayers()) {
            var kind = layer.conf().getLayer();
            if (kind instanceof ConvolutionLayer) {
                INDArray weight = layer.getParam("W");
                uniform(weight, k++, Math.sqrt(6.0 * weight.size(0) / weight.length()));
            } else if (kind instanceof BatchNormalization) {
                int module = k++;
                fill(layer.getParam("gamma"), i -> 1 + 0.1 * Math.sin(i + module));
                fill(layer.getParam("beta"), i -> 0.1 * Math.cos(i + module));
                fill(layer.getParam("mean"), i -> 0.05 * Math.sin(2 * i + module));
                fill(layer.getParam("var"), i -> 1 + 0.5 * Math.pow(Math.cos(i + module), 2));
            } else if (kind instanceof OutputLayer) {
                // The formula counts [out, in]; Deeplearning4j keeps [in, out].
                INDArray weight = layer.getParam("W");
                INDArray transposed = Nd4j.create(weight.size(1), weight.size(0));
                uniform(transposed, k++, Math.sqrt(6.0 / 1024));
                weight.assign(transposed.transpose());
                fill(layer.getParam("b"), i -> 0.01 * Math.sin(i));
            }
        }
    }

    private static void uniform(INDArray array, int k, double bound) {
        fill(array, i -> bound * (2 * uniform(k, i) - 1));
    }

    static double uniform(int k, int i) {
        int h = i * 0x9E3779B1 + k * 0x85EBCA77;
        h ^= h >>> 15;
        h *= 0x2C1B3C6D;
        h ^= h >>> 12;
        h *= 0x297A2D39;
        h ^= h >>> 15;
        return Integer.toUnsignedLong(h) / 4294967296.0;
    }

    private static void fill(INDArray array, IntToDoubleFunction formula) {
        var values = new float[(int) array.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) formula.applyAsDouble(i);
        }
        array.assign(Nd4j.create(values, array.shape(), 'c'));
    }
}
