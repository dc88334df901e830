package nsml.submission.backbone;

import static nsml.submission.backbone.OnnxNetwork.Groups.DEPTHWISE;
import static nsml.submission.backbone.OnnxNetwork.Groups.ONE;

import java.io.IOException;
import java.util.List;

/**
 * MobileNetV2 1.0 (Sandler et al., CVPR 2018), read from a weights file and not trained further.
 *
 * <p>The file has the convolutions in order, {@code layer00} to {@code layer51}, each with {@code .weight} and {@code
 * .bias}; batch normalisation is folded into them. Pictures come as {@code value / 127.5 - 1}. The feature map is the last
 * convolution's after its ReLU6: 1,280 channels.
 */
public final class MobileNetV2 {

    private static final int CHANNELS = 1280;

    /** Several bottlenecks in a row; only the first has the stride. */
    private record Stage(int expansion, int channels, int bottlenecks, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    private final Safetensors weights;
    private final OnnxNetwork network = new OnnxNetwork();
    private int layers;

    private MobileNetV2(Safetensors weights) {
        this.weights = weights;
    }

    /**
     * Writes the network, up to the feature map, as an ONNX model for pictures of any number and size.
     *
     * @param weights the content of a .safetensors file
     * @param source how a message names it
     * @throws IOException if it is not the weights of this network; the message says what differs
     */
    public static byte[] toOnnx(byte[] weights, String source) throws IOException {
        return new MobileNetV2(Safetensors.of(weights, source)).write();
    }

    private byte[] write() throws IOException {
        String last = rectified(convolution(OnnxNetwork.INPUT, 3, 32, 3, 2));
        int channels = 32;
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.bottlenecks(); i++) {
                last = bottleneck(last, channels, stage, i == 0 ? stage.stride() : 1);
                channels = stage.channels();
            }
        }
        return network.toBytes(rectified(convolution(last, channels, CHANNELS, 1, 1)), CHANNELS);
    }

    private String bottleneck(String input, int channels, Stage stage, int stride) throws IOException {
        int wide = channels * stage.expansion();
        String expanded = stage.expansion() == 1 ? input : rectified(convolution(input, channels, wide, 1, 1));
        String filtered = rectified(depthwise(expanded, wide, stride));
        String projected = convolution(filtered, wide, stage.channels(), 1, 1);
        return stride == 1 && channels == stage.channels()
                ? network.sum(projected + ".sum", input, projected)
                : projected;
    }

    private String convolution(String input, int in, int out, int kernel, int stride) throws IOException {
        String name = nextName();
        Tensor weight = weights.tensor(name + ".weight", out, in, kernel, kernel);
        Tensor bias = weights.tensor(name + ".bias", out);
        return network.convolution(name, input, weight, bias, new Window(kernel, stride, Window.SAME), ONE);
    }

    private String depthwise(String input, int channels, int stride) throws IOException {
        String name = nextName();
        Tensor weight = weights.tensor(name + ".weight", channels, 1, 3, 3);
        Tensor bias = weights.tensor(name + ".bias", channels);
        return network.convolution(name, input, weight, bias, new Window(3, stride, Window.SAME), DEPTHWISE);
    }

    private String rectified(String layer) {
        return network.relu6(layer + ".relu6", layer);
    }

    private String nextName() {
        return String.format("layer%02d", layers++);
    }
}
