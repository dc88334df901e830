package nsml.submission.backbone;

import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Switches on the fast convolutions of Deeplearning4j, which are off as shipped, and makes sure that they are on. */
final class OneDnn {

    private static final String DISABLED = "org.eclipse.deeplearning4j.helpers.disable";
    private static final String OPTIONAL = "nsml.onednn.optional";

    private OneDnn() {}

    /** To be called before a graph is built: its layers look at the property while they are made. */
    static void enable() {
        System.setProperty(DISABLED, "false");
    }

    static void require(ComputationGraph graph) {
        boolean fast = Arrays.stream(graph.getLayers()).anyMatch(layer -> layer.getHelper() != null);
        if (!fast && !Boolean.getBoolean(OPTIONAL)) {
            throw new IllegalStateException(
                    "Deeplearning4j runs without oneDNN, which makes training ten times slower. "
                            + "The class path must have org.nd4j.nativeblas.Nd4jCpu (the image's own jar has it) and a native "
                            + "library of ND4J that was built with oneDNN (Maven property nd4j.classifier). "
                            + "-D" + OPTIONAL + "=true goes on without it.");
        }
    }
}
