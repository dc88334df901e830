package nsml.submission.backbone;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs a backbone, given as ONNX, on ONNX Runtime. Not thread-safe; it uses the given threads by itself. */
public final class FeatureExtractor implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    private final OrtSession session;

    /**
     * Loads the network.
     *
     * @param model as {@link DenseNet#toOnnx} or {@link MobileNetV2#toOnnx} wrote it
     * @param threads how many threads compute, at least 1
     */
    public FeatureExtractor(byte[] model, int threads) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that spin while they wait take the cores from whatever else runs on the machine.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot load the backbone: " + e.getMessage(), e);
        }
    }

    /**
     * Computes the feature maps of a batch of pictures of one size.
     *
     * @param pixels {@code [count, 3, height, width]}, scaled as the network was trained
     */
    public FeatureMaps extract(float[] pixels, int count, int height, int width) {
        long[] shape = {count, 3, height, width};
        try (var input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
                var result = session.run(Map.of(OnnxNetwork.INPUT, input))) {
            var output = (OnnxTensor) result.get(0);
            long[] dimensions = output.getInfo().getShape();
            FloatBuffer buffer = output.getFloatBuffer();
            var values = new float[buffer.remaining()];
            buffer.get(values);
            return new FeatureMaps(values, count, (int) dimensions[1], (int) dimensions[2], (int) dimensions[3]);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "ONNX Runtime cannot run " + count + " pictures of " + width + " x " + height + ": "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot free the backbone: " + e.getMessage(), e);
        }
    }
}
