package nsml.submission.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RgbPictureTest {

    private static final byte[] TWO_BY_TWO = {1, 2, 3, 4, 5, 6, 7, 8, 9, -4, -3, -2};

    @Test
    void samplesAreUnsignedAndByPosition() {
        var picture = RgbPicture.of(2, 2, TWO_BY_TWO);
        assertThat(picture.sample(1, 0, 2)).isEqualTo(6);
        assertThat(picture.sample(0, 1, 0)).isEqualTo(7);
        assertThat(picture.sample(1, 1, 1)).isEqualTo(253);
    }

    @Test
    void positionsOutsideAreRefused() {
        var picture = RgbPicture.of(2, 2, TWO_BY_TWO);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> picture.sample(2, 0, 0));
    }

    @Test
    void theMirrorImageExchangesLeftAndRightButNotColours() {
        var picture = RgbPicture.of(2, 2, TWO_BY_TWO);
        assertThat(picture.mirrored())
                .isEqualTo(RgbPicture.of(2, 2, new byte[] {4, 5, 6, 1, 2, 3, -4, -3, -2, 7, 8, 9}));
        assertThat(picture.mirrored().mirrored()).isEqualTo(picture);
    }

    @Test
    void nobodyCanChangeAPicture() {
        var samples = TWO_BY_TWO.clone();
        var picture = RgbPicture.of(2, 2, samples);
        samples[0] = 99;
        picture.toBytes()[1] = 99;
        assertThat(picture.toBytes()).isEqualTo(TWO_BY_TWO);
    }

    @Test
    void sizeBelongsToThePicture() {
        assertThat(RgbPicture.of(1, 2, new byte[6])).isNotEqualTo(RgbPicture.of(2, 1, new byte[6]));
    }

    @Test
    void samplesMustFitTheSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RgbPicture.of(2, 2, new byte[4]))
                .withMessage("a picture of 2 x 2 pixels has 12 bytes, 3 for each pixel, not 4");
        assertThatIllegalArgumentException().isThrownBy(() -> RgbPicture.of(0, 2, new byte[0]));
    }
}
