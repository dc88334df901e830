package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanariesTest {

    @TempDir
    Path temp;

    private Datasets datasets;
    private TinyCompetition tiny;

    @BeforeEach
    void make() throws IOException {
        datasets = new Datasets(temp.resolve("home"), () -> Instant.EPOCH);
        tiny = TinyCompetition.in(temp.resolve("source"));
    }

    private Dataset push() throws IOException {
        return datasets.push(KinCompetition.NAME, tiny.folder(), tiny.definition(), PushProgress.SILENT)
                .dataset();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, UTF_8);
    }

    @Test
    void theyLieWithTheAnswersAndInTheManifest() throws IOException {
        Dataset dataset = push();
        Canaries canaries = dataset.canaries().orElseThrow();
        Path hidden = dataset.folder().resolve("hidden");

        assertThat(hidden.resolve("answers.json")).content().startsWith("{\"canary\":\"" + canaries.answers());
        assertThat(hidden.resolve("pushed/answers")).content().startsWith(canaries.answers() + "\n{");
        List<String> files = lines(hidden.resolve("manifest"));
        assertThat(files).hasSize(FileNames.in(dataset.testSide()).size() + 1).isSorted();
        assertThat(files)
                .filteredOn(line -> line.contains(canaries.manifest()))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{64}  test/test_data/[a-z/]+" + canaries.manifest() + "\\.[a-z]+");
    }

    @Test
    void noSideThatASessionSeesHoldsOne() throws IOException {
        Dataset dataset = push();
        Canaries canaries = dataset.canaries().orElseThrow();

        for (Path side : List.of(dataset.trainSide(), dataset.testSide(), dataset.sampleSide())) {
            assertThat(FileNames.in(side)).noneMatch(name -> name.contains(canaries.manifest()));
            for (String name : FileNames.in(side)) {
                assertThat(new String(Files.readAllBytes(side.resolve(name)), UTF_8))
                        .doesNotContain(canaries.answers());
            }
        }
    }

    @Test
    void ofPredictionsTheyLieBesideTheLabels() throws IOException {
        KinCompetition kin = KinCompetition.in(temp.resolve("kin"));
        Dataset dataset = datasets.push(kin.request(DraftChoices.NONE), PushProgress.SILENT)
                .dataset();

        assertThat(dataset.evaluationSide()
                        .resolve("." + dataset.canaries().orElseThrow().answers()))
                .isRegularFile();
    }

    @Test
    void theyChangeNoVersionAndStayWhenTheSameIsPushedAgain() throws IOException {
        Dataset first = push();

        assertThat(push().version()).isEqualTo(first.version());
        assertThat(push().canaries()).isEqualTo(first.canaries());
        Dataset elsewhere = new Datasets(temp.resolve("other home"), () -> Instant.EPOCH)
                .push(KinCompetition.NAME, tiny.folder(), tiny.definition(), PushProgress.SILENT)
                .dataset();
        assertThat(elsewhere.version()).isEqualTo(first.version());
        assertThat(elsewhere.canaries()).isPresent().isNotEqualTo(first.canaries());
    }

    @Test
    void aVersionFromBeforeThereWereAnyWorks() throws IOException {
        Dataset dataset = push();
        Path hidden = dataset.folder().resolve("hidden");
        FileUtils.delete(hidden.resolve("canaries.json").toFile());
        FileUtils.delete(hidden.resolve("manifest").toFile());
        Path answers = hidden.resolve("pushed/answers");
        byte[] marked = Files.readAllBytes(answers);
        FileUtils.delete(answers.toFile());
        Files.write(answers, Arrays.copyOfRange(marked, Canaries.markBytes(), marked.length));

        assertThat(dataset.canaries()).isEmpty();
        assertThat(dataset.hidden().truth().queries()).isNotEmpty();
        dataset.writePushed(temp.resolve("pulled"));
        assertThat(temp.resolve("pulled/truth.json"))
                .hasSameBinaryContentAs(tiny.folder().resolve("truth.json"));
    }

    @Test
    void wordsAreLongAndNeverTheSame() {
        Set<String> words =
                IntStream.range(0, 100).mapToObj(i -> Canaries.word()).collect(Collectors.toSet());

        assertThat(words).hasSize(100).allMatch(word -> word.matches("[a-z2-7]{26}"));
    }
}
