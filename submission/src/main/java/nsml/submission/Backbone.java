package nsml.submission;

import java.io.IOException;
import java.nio.file.Path;
import nsml.shim.Session;

/** The part of the model that has weights. */
sealed interface Backbone permits TrainedBackbone, PretrainedBackbone {

    /** Gets the weights and saves checkpoints of them; after a load it goes on from there. */
    void train(Session session) throws IOException;

    void save(Path directory) throws IOException;

    void load(Path directory) throws IOException;

    /** Writes the network, from pictures to feature maps, as an ONNX model. */
    byte[] toOnnx() throws IOException;
}
