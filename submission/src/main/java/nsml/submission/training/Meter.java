package nsml.submission.training;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import nsml.submission.backbone.DenseNet;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds up loss and right answers while a network trains. Deeplearning4j does not hand out what the classifier said, so its
 * multiplication is done once more, from the same step's pooled features.
 */
final class Meter extends BaseTrainingListener {

    private List<Integer> labels = List.of();
    private double loss;
    private int right;
    private int pictures;

    void reset() {
        loss = 0;
        right = 0;
        pictures = 0;
    }

    /** Says what the right answers of the next step are. */
    void expect(List<Integer> labels) {
        this.labels = labels;
    }

    int pictures() {
        return pictures;
    }

    EpochResult result() {
        return new EpochResult(loss / pictures, (double) right / pictures, pictures);
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
        Layer classifier = ((ComputationGraph) model).getLayer(DenseNet.CLASSIFIER);
        INDArray pooled = requireNonNull(activations.get(DenseNet.POOLED), DenseNet.POOLED);
        INDArray answers = pooled.mmul(classifier.getParam("W")).addiRowVector(classifier.getParam("b"));
        INDArray best = answers.argMax(1);
        for (int i = 0; i < labels.size(); i++) {
            right += best.getInt(i) == labels.get(i) ? 1 : 0;
        }
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        loss += model.score() * labels.size();
        pictures += labels.size();
    }
}
