package nsml.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleOptionsTest {

    private static final SampleCompetition TINY = new SampleCompetition("tiny", 4, 4, 32, 1, Round.FIRST);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3    | 4    | 32   | the number of classes must be 4 to 1000, not 3",
                "1001 | 4    | 32   | the number of classes must be 4 to 1000, not 1001",
                "4    | 3    | 32   | the number of images per class must be 4 to 1000, not 3",
                "4    | 1001 | 32   | the number of images per class must be 4 to 1000, not 1001",
                "4    | 4    | 31   | the size in pixels must be 32 to 1024, not 31",
                "4    | 4    | 1025 | the size in pixels must be 32 to 1024, not 1025"
            })
    void numbersOutsideTheirRangeAreRefused(int classes, int images, int size, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleCompetition("tiny", classes, images, size, 1, Round.FIRST))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", ".x", "a b", "a/b", "a: b", "ü"})
    void namesThatAreNoNamesAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleCompetition(name, 4, 4, 32, 1, Round.FIRST))
                .withMessageContaining("not \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void onlyTwoRoundsExist(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Round.of(number))
                .withMessage("the round must be 1 or 2, not " + number);
    }

    @Test
    void roundsAreFoundByNumber() {
        assertThat(Round.of(1)).isSameAs(Round.FIRST);
        assertThat(Round.of(2)).isSameAs(Round.SECOND);
    }

    @Test
    void aFolderWithSomethingInItIsRefusedAndLeftAlone(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("thesis.txt"), "years of work");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TINY.write(directory))
                .withMessage(directory + " is not empty; name a folder that is empty or does not exist");
        assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("thesis.txt"));
    }

    @Test
    void aFileIsRefused(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("thesis.txt"), "years of work");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TINY.write(file))
                .withMessage(file + " is a file; name a folder that is empty or does not exist");
    }

    @Test
    void missingFoldersAreMade(@TempDir Path directory) throws IOException {
        var deep = directory.resolve("a/b");

        TINY.write(deep);

        assertThat(deep.resolve("competition.yaml")).exists();
    }
}
