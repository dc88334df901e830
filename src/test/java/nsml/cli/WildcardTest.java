package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "*, best, true",
        "'', '', true",
        "1?, 12, true",
        "1?, 1, false",
        "1*, 1, true",
        "best, best, true",
        "best, best2, false",
        "b.st, best, false",
        "team/ir_ph1/*, team/ir_ph1/12, true",
        "team/ir_ph1/*, team/ir_ph2/1, false",
        "[a]+(b), [a]+(b), true",
        "\\E*, \\Ex, true",
    })
    void aStarIsAnythingAndAQuestionMarkOneCharacter(String pattern, String name, boolean expected) {
        assertThat(new Wildcard(pattern).matches(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ir_ph1, true", "ph1/1, true", "team*, true", "ir*, false", "x, false"})
    void aSearchWithoutWildcardsFindsParts(String pattern, boolean expected) {
        assertThat(new Wildcard(pattern).finds("team/ir_ph1/1")).isEqualTo(expected);
    }
}
