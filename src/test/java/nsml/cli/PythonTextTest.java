package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected texts are what Python 3 prints for the same value. */
class PythonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.012391527150908917",
                "0.4842050075531006",
                "2.9665687084198",
                "0.0",
                "-0.0",
                "1.0",
                "100.0",
                "0.0001",
                "1e-05",
                "1.5e-07",
                "-2.5e-10",
                "1e+16",
                "1234567890123456.0",
                "1.2345678901234568e+16",
                "1e+22",
                "2e-323",
                "5e-324",
                "1.7976931348623157e+308",
                "5.684341886080802e-14",
                "2.2250738585072014e-308",
                "9007199254740992.0"
            })
    void numbersAreAsShortAsTheyCanBe(String text) {
        assertThat(PythonText.number(Double.parseDouble(text))).isEqualTo(text);
    }

    @Test
    void numbersReadBack() {
        Random random = new Random(2018);
        for (int i = 0; i < 3_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(PythonText.number(value))).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, nan", "Infinity, inf", "-Infinity, -inf"})
    void whatIsNoNumberHasItsName(double value, String expected) {
        assertThat(PythonText.number(value)).isEqualTo(expected);
    }

    @Test
    void stringsStandInQuotes() {
        assertThat(PythonText.string("q1")).isEqualTo("'q1'");
        assertThat(PythonText.string("it's")).isEqualTo("\"it's\"");
        assertThat(PythonText.string("it's \"so\"")).isEqualTo("'it\\'s \"so\"'");
        assertThat(PythonText.string("a\\b\nc\td\u001b")).isEqualTo("'a\\\\b\\nc\\td\\x1b'");
        assertThat(PythonText.string("날짜")).isEqualTo("'날짜'");
        assertThat(PythonText.strings(List.of("r1", "r2"))).isEqualTo("['r1', 'r2']");
        assertThat(PythonText.strings(List.of())).isEqualTo("[]");
    }
}
