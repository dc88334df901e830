package nsml.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersFileTest {

    private Path file;

    @BeforeEach
    void nameTheFile(@TempDir Path folder) {
        file = folder.resolve("answers.tsv");
    }

    @Test
    void queriesAndReferencesKeepTheirOrder() throws IOException {
        var byQuery = new LinkedHashMap<String, List<String>>();
        byQuery.put("q2", List.of("r7", "r2", "a photo, \"quoted\""));
        byQuery.put("q1", List.of("사진"));
        byQuery.put("q0", List.of());

        AnswersFile.write(file, new Rankings(byQuery));

        assertThat(file).hasContent("#nsml-answers 1 rankings\nq2\tr7\tr2\ta photo, \"quoted\"\nq1\t사진\nq0\n#end 3\n");
        assertThat(Files.readString(file)).endsWith("#end 3\n");
    }

    @Test
    void noQueriesMakeAFileToo() throws IOException {
        AnswersFile.write(file, new Rankings(Map.of()));

        assertThat(file).hasContent("#nsml-answers 1 rankings\n#end 0\n");
    }

    @Test
    void whatLayThereIsReplaced() throws IOException {
        Files.writeString(file, "x".repeat(1000));

        AnswersFile.write(file, new Rankings(Map.of("q", List.of("r"))));

        assertThat(file).hasContent("#nsml-answers 1 rankings\nq\tr\n#end 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#r", "a\tb", "a\nb", "a\rb", "\u0000", "a\u007f", "a\u0085b"})
    void anIdThatTheFileCannotHoldIsRefused(String id) throws IOException {
        assertThatThrownBy(() -> AnswersFile.write(file, new Rankings(Map.of("q", List.of("r", id)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected an id");
        assertThatThrownBy(() -> AnswersFile.write(file, new Rankings(Map.of(id, List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected an id");
        assertThat(file).content().doesNotContain("#end");
    }

    @Test
    void noAnswersAreRefused() {
        assertThatThrownBy(() -> AnswersFile.write(file, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected Rankings from Model.infer, got null");
    }
}
