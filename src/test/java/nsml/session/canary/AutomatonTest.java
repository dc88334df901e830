package nsml.session.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutomatonTest {

    private static List<Boolean> ends(List<String> patterns, String text) {
        Automaton automaton = new Automaton(
                patterns.stream().map(each -> each.getBytes(ISO_8859_1)).toList());
        List<Boolean> ends = new ArrayList<>();
        int state = Automaton.START;
        for (byte each : text.getBytes(ISO_8859_1)) {
            state = automaton.step(state, each);
            ends.add(automaton.found(state) != Automaton.NONE);
        }
        return ends;
    }

    @Test
    void aPatternWithinAnotherIsFound() {
        assertThat(ends(List.of("abcd", "bc"), "xabcx")).containsExactly(false, false, false, true, false);
    }

    @Test
    void afterAMismatchTheLongestEndGoesOn() {
        assertThat(ends(List.of("aab"), "aaab")).containsExactly(false, false, false, true);
    }

    @Test
    void whereverAPatternEndsItIsFound() {
        long seed = 17;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<String> patterns = new ArrayList<>();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                patterns.add(text(random, 1 + random.nextInt(5)));
            }
            String text = text(random, 40);
            List<Boolean> expected = new ArrayList<>();
            for (int end = 1; end <= text.length(); end++) {
                expected.add(patterns.stream().anyMatch(text.substring(0, end)::endsWith));
            }

            assertThat(ends(patterns, text))
                    .as("seed %d, round %d: %s in %s", seed, round, patterns, text)
                    .isEqualTo(expected);
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ab\u00ff".charAt(random.nextInt(3)));
        }
        return text.toString();
    }
}
