package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {

    @TempDir
    Path temp;

    private Path file(String text) throws IOException {
        return Files.writeString(temp.resolve("answers"), text);
    }

    @Test
    void rankingsAreRowsOfQueryAndReferences() throws IOException {
        Path answers = file("#nsml-answers 1 rankings\nq1\tr1\tr2\nit's\nq3\tr3\n#end 3\n");

        assertThat(Predictions.read(answers))
                .containsExactly("(0, ('q1', ['r1', 'r2']))", "(1, (\"it's\", []))", "(2, ('q3', ['r3']))");
    }

    @Test
    void onlyTheFirstTenAreShown() throws IOException {
        String many = IntStream.range(0, 30).mapToObj(i -> "q" + i + "\tr\n").collect(Collectors.joining());

        assertThat(Predictions.read(file("#nsml-answers 1 rankings\n" + many)))
                .hasSize(10)
                .last()
                .isEqualTo("(9, ('q9', ['r']))");
        assertThat(Predictions.read(file(many))).hasSize(10).last().isEqualTo("(9, q9\tr)");
    }

    @Test
    void aLongRankingIsCut() throws IOException {
        String references = IntStream.range(0, 11).mapToObj(i -> "\tr" + i).collect(Collectors.joining());

        assertThat(Predictions.read(file("#nsml-answers 1 rankings\nq" + references + "\n#end 1\n")))
                .containsExactly("(0, ('q', ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', ...]))");
    }

    @Test
    void otherAnswersStandAsTheyAre() throws IOException {
        assertThat(Predictions.read(file("0.25\n('a', 1)\n"))).containsExactly("(0, 0.25)", "(1, ('a', 1))");
    }

    @Test
    void whatIsNoTextIsNotShown() throws IOException {
        Path array = Files.write(temp.resolve("array"), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 7});

        assertThat(Predictions.read(array)).containsExactly("(the predictions are no text)");
    }

    @Test
    void aTextMayBeCutWithinACharacter() throws IOException {
        byte[] cut = Arrays.copyOf("가\n나".getBytes(StandardCharsets.UTF_8), 6);

        assertThat(Predictions.read(Files.write(temp.resolve("cut"), cut))).containsExactly("(0, 가)", "(1, \ufffd)");
    }
}
