package nsml.submission.backbone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/**
 * An ONNX network while it is being put together, node after node. Each node has one output, which has the node's name.
 *
 * <p>The classes that hold it come with ND4J.
 */
final class OnnxNetwork {

    /** Its input: pictures, {@code [batch, 3, height, width]}. */
    static final String INPUT = "picture";

    private static final long OPERATOR_SET = 13;
    private static final long FORMAT_VERSION = 7;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("backbone");

    String convolution(String name, String input, Tensor weight, Window window) {
        add(convolutionNode(name, input, weight, window));
        return name;
    }

    String convolution(String name, String input, Tensor weight, Tensor bias, Window window, Groups groups) {
        NodeProto.Builder node = convolutionNode(name, input, weight, window).addInput(constant(name + ".bias", bias));
        if (groups == Groups.DEPTHWISE) {
            node.addAttribute(integer("group", weight.shape()[0]));
        }
        add(node);
        return name;
    }

    /** Whether an output channel sees all input channels, or its own only. */
    enum Groups {
        ONE,
        DEPTHWISE
    }

    private NodeProto.Builder convolutionNode(String name, String input, Tensor weight, Window window) {
        return windowed("Conv", name, input, window).addInput(constant(name + ".weight", weight));
    }

    String batchNorm(String name, String input, List<Tensor> scaleShiftMeanVariance, double epsilon) {
        NodeProto.Builder node = node("BatchNormalization", name, input).addAttribute(real("epsilon", epsilon));
        for (Tensor statistic : scaleShiftMeanVariance) {
            node.addInput(constant(name + '.' + node.getInputCount(), statistic));
        }
        add(node);
        return name;
    }

    String relu(String name, String input) {
        add(node("Relu", name, input));
        return name;
    }

    String relu6(String name, String input) {
        add(node("Clip", name, input)
                .addInput(constant(name + ".min", Tensor.scalar(0)))
                .addInput(constant(name + ".max", Tensor.scalar(6))));
        return name;
    }

    String maxPool(String name, String input, Window window) {
        add(windowed("MaxPool", name, input, window));
        return name;
    }

    String averagePool(String name, String input, Window window) {
        add(windowed("AveragePool", name, input, window));
        return name;
    }

    String concat(String name, List<String> inputs) {
        add(node("Concat", name, inputs.toArray(String[]::new)).addAttribute(integer("axis", 1)));
        return name;
    }

    String sum(String name, String first, String second) {
        add(node("Add", name, first, second));
        return name;
    }

    /** Serialises the network with one output: {@code [batch, channels, height, width]}, all but the channels variable. */
    byte[] toBytes(String output, long channels) {
        graph.addInput(variable(INPUT, 3)).addOutput(variable(output, channels));
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT_VERSION)
                .setProducerName("nsml")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private void add(NodeProto.Builder node) {
        graph.addNode(node);
    }

    private static NodeProto.Builder windowed(String operator, String name, String input, Window window) {
        AttributeProto padding = window.padding() == Window.SAME
                ? AttributeProto.newBuilder()
                        .setName("auto_pad")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8("SAME_UPPER"))
                        .build()
                : integers("pads", window.padding(), 4);
        return node(operator, name, input)
                .addAttribute(integers("kernel_shape", window.kernel(), 2))
                .addAttribute(integers("strides", window.stride(), 2))
                .addAttribute(padding);
    }

    private static NodeProto.Builder node(String operator, String name, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(List.of(inputs))
                .addOutput(name);
    }

    private String constant(String name, Tensor tensor) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.values());
        TensorProto.Builder constant = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(bytes));
        for (long dimension : tensor.shape()) {
            constant.addDims(dimension);
        }
        graph.addInitializer(constant);
        return name;
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto integers(String name, long value, int times) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (int i = 0; i < times; i++) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private static AttributeProto real(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    private static ValueInfoProto variable(String name, long channels) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(named(name + ".batch"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(channels))
                .addDim(named(name + ".height"))
                .addDim(named(name + ".width"))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }

    private static TensorShapeProto.Dimension named(String name) {
        return TensorShapeProto.Dimension.newBuilder().setDimParam(name).build();
    }
}
