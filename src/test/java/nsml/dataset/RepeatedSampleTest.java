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
}
