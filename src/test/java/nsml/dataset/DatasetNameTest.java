package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"ir_ph1", "2018", "a", "A-b_c", "_x", "12345678901234567890"})
    void lettersDigitsUnderscoresAndDashesMakeAName(String text) {
        assertThat(DatasetName.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-t", "a b", "a/b", "..", "a.b", "é", "a\n", "123456789012345678901"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> DatasetName.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 20 letters");
    }
}
