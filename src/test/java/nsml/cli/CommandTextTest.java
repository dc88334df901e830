package nsml.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "two words", "it's", "say \"so\"", "$HOME `id` \\", "", "it's \"$x\" \\", "a\nb", "*"})
    void whatIsQuotedIsTakenApartAgain(String word) throws Exception {
        List<String> words = List.of("first", word, "last");

        assertThat(Arguments.split(CommandText.joined(words))).isEqualTo(words);

        Process shell = new ProcessBuilder("/bin/sh", "-c", "printf '%s\\0' " + CommandText.joined(words)).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8).split("\0", -1))
                .containsExactly("first", word, "last", "");
    }
}
