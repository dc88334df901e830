package nsml.submission.picture;

import static nsml.submission.vectors.ReferenceVectors.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import nsml.submission.vectors.ReferenceVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingTest {

    private static final JsonNode VECTORS = ReferenceVectors.read("resize.json").get("preprocess");

    @ParameterizedTest
    @CsvSource({"rescale,rescale_only", "torch,torch_mode", "caffe,caffe_mode", "tf,tf_mode"})
    void modesAreThoseOfKeras(String name, String vector) {
        var pixel = RgbPicture.of(1, 1, new byte[] {(byte) 200, 100, 50});
        assertThat(Preprocessing.named(name).tensor(pixel)).containsExactly(floats(VECTORS.get(vector)), within(1e-6f));
    }

    @Test
    void tensorsHaveOnePlaneForEachChannel() {
        var picture = RgbPicture.of(2, 2, new byte[] {0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32});
        var batch = new float[14];
        Preprocessing.CAFFE.write(picture, batch, 1);
        assertThat(batch[0]).isZero();
        assertThat(batch[13]).isZero();
        assertThat(batch[1]).as("blue, top left").isEqualTo(2 - 103.939f);
        assertThat(batch[2]).as("blue, top right").isEqualTo(12 - 103.939f);
        assertThat(batch[3]).as("blue, bottom left").isEqualTo(22 - 103.939f);
        assertThat(batch[5]).as("green, top left").isEqualTo(1 - 116.779f);
        assertThat(batch[12]).as("red, bottom right").isEqualTo(30 - 123.68f);
    }

    @Test
    void unknownModesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preprocessing.named("imagenet"))
                .withMessage("no preprocessing \"imagenet\"; there are: rescale, torch, caffe, tf");
    }
}
