package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureIdTest {

    @ParameterizedTest
    @CsvSource({"a.jpg,a", "a.b.jpg,a.b", "a,a", "007.png,007", "한글 é.jpg,한글 é"})
    void isTheNameWithoutItsExtension(String file, String id) {
        assertThat(PictureId.of(Path.of("folder.d", file))).isEqualTo(id);
        assertThat(PictureId.isSound(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#end 3", ".hidden", "a\tb", "a\nb", "a\u007fb", "a\u0085b", "a\ufffdb"})
    void isNothingThatAnswersCannotName(String id) {
        assertThat(PictureId.isSound(id)).isFalse();
    }

    @Test
    void hasAdviceForANameThatTheLocaleCannotRead() {
        assertThat(PictureId.advice("a\ufffdb")).contains("LC_ALL=C.UTF-8");
        assertThat(PictureId.advice("a\tb")).isEmpty();
    }
}
