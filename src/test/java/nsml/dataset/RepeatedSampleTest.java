package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import nsml.scoring.Truth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedSampleTest {

    @TempDir
    Path temp;

    private TinyCompetition tiny;

    @BeforeEach
    void make() throws IOException {
        tiny = TinyCompetition.in(temp.resolve("source"));
    }

    private Dataset push() throws IOException {
        return new Datasets(temp.resolve("home"), () -> Instant.EPOCH)
                .push(DatasetName.of("tiny"), tiny.folder(), tiny.definition(), PushProgress.SILENT)
                .dataset();
    }

    @Test
    void repeatsTheSamplesPicturesUnderOtherNames() throws IOException {
        tiny.put("data_loader.py", "# loads\n");
        Path into = temp.resolve("repeated");

        Truth truth = push().buildSample(into, 4, 5);

        assertThat(FileNames.in(into))
                .containsExactly(
                        "data_loader.py",
                        "test/test_data/query/q1-r2.jpg",
                        "test/test_data/query/q1.jpg",
                        "test/test_data/query/q3-r2.jpg",
                        "test/test_data/query/q3.jpg",
                        "test/test_data/reference/r1-r2.png",
                        "test/test_data/reference/r1-r3.png",
                        "test/test_data/reference/r1.png",
                        "test/test_data/reference/r3-r2.png",
                        "test/test_data/reference/r3.png");
        assertThat(into.resolve("test/test_data/reference/r1-r3.png")).hasContent("reference 1");
        assertThat(truth)
                .isEqualTo(new Truth(
                        Map.of(
                                "q1", Set.of("r1", "r1-r2", "r1-r3"),
                                "q1-r2", Set.of("r1", "r1-r2", "r1-r3"),
                                "q3", Set.of("r3", "r3-r2"),
                                "q3-r2", Set.of("r3", "r3-r2")),
                        Set.of("r1", "r1-r2", "r1-r3", "r3", "r3-r2")));
    }

    @Test
    void takesTheRoomOfEachPictureOnce() throws IOException {
        Dataset dataset = push();
        Path into = temp.resolve("repeated");

        dataset.buildSample(into, 4, 4);

        assertThat(Files.isSameFile(
                        into.resolve("test/test_data/query/q1-r2.jpg"),
                        dataset.testSide().resolve("test/test_data/query/q1.jpg")))
                .isTrue();
    }

    @Test
    void isTheSampleItselfIfNoMoreIsWanted() throws IOException {
        Dataset dataset = push();

        Truth truth = dataset.buildSample(temp.resolve("same"), 2, 2);

        assertThat(truth).isEqualTo(dataset.hidden().sampleTruth());
        assertThat(FileNames.in(temp.resolve("same"))).isEqualTo(FileNames.in(dataset.sampleSide()));
        assertThatThrownBy(() -> dataset.buildSample(temp.resolve("less"), 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the sample has 2 queries; it cannot be cut to 1");
    }

    @Test
    void avoidsTheNamesOfRealPictures() throws IOException {
        tiny.put("test/test_data/reference/r1-r2.png", "no copy");
        tiny.put("test/test_data/reference/r1-rr2.png", "no copy either");

        Truth truth = push().buildSample(temp.resolve("repeated"), 2, 4);

        assertThat(truth.references()).containsExactlyInAnyOrder("r1", "r3", "r1-rrr2", "r3-r2");
    }

    @ParameterizedTest
    @CsvSource({
        // queries 4, references 5 in all; 2 and 2 in the sample
        "0,   2, 2",
        "0.1, 2, 2",
        "0.5, 2, 3",
        "0.7, 3, 4",
        "1,   4, 5",
        "3,   4, 5",
    })
    void aFractionIsNeverLessThanTheSampleAndNeverMoreThanAll(double fraction, int queries, int references)
            throws IOException {
        assertThat(push().fraction(fraction)).isEqualTo(new SampleSize(queries, references));
    }
}
