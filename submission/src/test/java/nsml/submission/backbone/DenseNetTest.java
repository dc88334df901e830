package nsml.submission.backbone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** DenseNet121 with weights that a formula gives, against what torchvision's computes with the same weights. */
class DenseNetTest {

    private static final JsonNode EXPECTED = Fixtures.json("densenet121-formula.json");
    private static final INDArray PICTURE = Nd4j.create(Fixtures.waves(224, 224), new long[] {1, 3, 224, 224}, 'c');

    private static ComputationGraph network;
    private static Map<String, INDArray> layers;

    @BeforeAll
    static void runOnce() {
        network = DenseNet.DENSENET_121.build(BatchNorm.TORCH, 224, 1000, new Sgd(0), 1);
        FormulaWeights.fill(network);
        layers = network.feedForward(PICTURE, false);
    }

    @Test
    void theFormulaIsTheFixtures() {
        assertThat(FormulaWeights.uniform(0, 0))
                .isEqualTo(EXPECTED.at("/u_check").get("u(0,0)").asDouble());
        assertThat(FormulaWeights.uniform(3, 12345))
                .isEqualTo(EXPECTED.at("/u_check").get("u(3,12345)").asDouble());
    }

    @Test
    void hasAsManyWeightsAsTorchvisions() {
        long runningStatistics = 2 * 41_824L;
        assertThat(network.numParams() - runningStatistics)
                .isEqualTo(EXPECTED.get("parameters").asLong());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "conv0, features.conv0",
        "pool0, features.pool0",
        "denseblock1, features.denseblock1.denselayer6.concat",
        "transition1, features.transition1.pool",
        "denseblock2, features.denseblock2.denselayer12.concat",
        "denseblock3, features.denseblock3.denselayer24.concat",
        "denseblock4, features.denseblock4.denselayer16.concat",
        "norm5, features.norm5"
    })
    void eachStageComputesWhatTorchvisionComputes(String stage, String layer) {
        JsonNode expected = EXPECTED.at("/taps/" + stage);
        INDArray output = output(layer);

        assertThat(Stream.of(1, 2, 3).map(output::size)).containsExactly(shape(expected));
        assertThat(output.meanNumber().doubleValue())
                .isCloseTo(expected.get("mean").asDouble(), within(1e-5));
        assertThat(output.stdNumber(false).doubleValue())
                .isCloseTo(expected.get("std").asDouble(), within(1e-4));
        assertThat(first(output, 8)).containsExactly(Fixtures.floats(expected.get("first8")), within(1e-4f));
    }

    @Test
    void featuresAreTakenAfterTheLastRelu() {
        assertThat(first(output(DenseNet.POOLED), 16))
                .containsExactly(Fixtures.floats(EXPECTED.at("/gap_after_relu/first16")), within(1e-5f));
        assertThat(output(DenseNet.FEATURES).minNumber().floatValue()).isZero();
    }

    @Test
    void onOnnxRuntimeTheFeatureMapIsTheSame() {
        try (var extractor = new FeatureExtractor(DenseNet.DENSENET_121.toOnnx(network), 2)) {
            FeatureMaps maps = extractor.extract(Fixtures.waves(224, 224), 1, 224, 224);

            float[] expected = output(DenseNet.FEATURES).dup('c').data().asFloat();
            assertThat(maps.values()).containsExactly(expected, within(1e-5f));
            assertThat(Fixtures.averages(maps))
                    .startsWith(Fixtures.floats(EXPECTED.at("/gap_after_relu/first16")), within(1e-5f));
        }
    }

    @Test
    void onOnnxRuntimePicturesOfAnotherSizeComeOutTheSameToo() {
        float[] pixels = Fixtures.waves(2 * 97, 65);
        INDArray pictures = Nd4j.create(pixels, new long[] {2, 3, 97, 65}, 'c');
        INDArray expected = requireNonNull(network.feedForward(pictures, false).get(DenseNet.FEATURES));
        try (var extractor = new FeatureExtractor(DenseNet.DENSENET_121.toOnnx(network), 1)) {
            FeatureMaps maps = extractor.extract(pixels, 2, 97, 65);

            assertThat(new int[] {maps.count(), maps.channels(), maps.height(), maps.width()})
                    .containsExactly(2, 1024, 3, 2);
            assertThat(maps.values()).containsExactly(expected.dup('c').data().asFloat(), within(1e-5f));
        }
    }

    private static INDArray output(String layer) {
        return requireNonNull(layers.get(layer), layer);
    }

    private static Long[] shape(JsonNode expected) {
        return Stream.of(0, 1, 2)
                .map(i -> expected.get("shape").get(i).asLong())
                .toArray(Long[]::new);
    }

    private static float[] first(INDArray array, int count) {
        INDArray flat = array.dup('c').reshape(array.length());
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = flat.getFloat(i);
        }
        return values;
    }
}
