package nsml.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SampleCompetitionTest {

    private static final SampleCompetition SMALL = new SampleCompetition("small", 12, 8, 32, 7, Round.SECOND);

    @TempDir
    private static Path directory;

    private static final List<Integer> PROGRESS = new ArrayList<>();

    @BeforeAll
    static void writeOnce() throws IOException {
        SMALL.write(directory, PROGRESS::add);
    }

    @Test
    void holdsTheFilesOfTheContestAndNoOthers() throws IOException {
        assertThat(files(directory))
                .hasSize(12 * 8 + 3)
                .allSatisfy(file -> assertThat(file)
                        .matches("train/train_data/00[0-5]/[0-9a-f]{16}\\.jpg"
                                + "|test/test_data/(query|reference)/[0-9a-f]{16}\\.jpg"
                                + "|ground_truth\\.json|splits\\.json|competition\\.yaml"));
    }

    @Test
    void givesEveryTrainingClassItsPictures() throws IOException {
        for (int mascot = 0; mascot < 6; mascot++) {
            assertThat(ids("train/train_data/%03d".formatted(mascot))).hasSize(8);
        }
    }

    @Test
    void noIdComesTwice() throws IOException {
        var pictures = files(directory).stream()
                .filter(file -> file.endsWith(".jpg"))
                .map(file -> file.substring(file.lastIndexOf('/')))
                .toList();

        assertThat(pictures).doesNotHaveDuplicates();
    }

    @Test
    void picturesAreSquaresOfTheSizeAskedFor() throws IOException {
        for (var id : ids("test/test_data/query")) {
            var picture = ImageIO.read(
                    directory.resolve("test/test_data/query/" + id + ".jpg").toFile());
            assertThat(picture.getWidth()).isEqualTo(32);
            assertThat(picture.getHeight()).isEqualTo(32);
        }
    }

    @Test
    void everyQueryHasItsReferencesAndEveryReferenceItsClass() throws IOException {
        var truth = truth();
        var classes = new HashSet<>(truth.values());

        assertThat(truth.keySet()).isEqualTo(ids("test/test_data/query"));
        assertThat(classes)
                .hasSize(6)
                .allSatisfy(references -> assertThat(references).hasSize(6));
        assertThat(classes.stream().flatMap(Set::stream))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ids("test/test_data/reference"));
    }

    @Test
    void everyQueryIsEitherPublicOrPrivate() throws IOException {
        var splits = json("splits.json");
        var publicQueries = strings(splits.get("public"));
        var privateQueries = strings(splits.get("private"));

        assertThat(publicQueries).hasSize(6).doesNotContainAnyElementsOf(privateQueries);
        assertThat(Stream.of(publicQueries, privateQueries).flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(ids("test/test_data/query"));
    }

    @Test
    void miniIsClosedAndTellsNothingOfThePrivateHalf() throws IOException {
        var splits = json("splits.json");
        var queries = strings(splits.at("/mini/query"));
        var references = strings(splits.at("/mini/reference"));
        var truth = truth();

        assertThat(strings(splits.get("public"))).containsAll(queries);
        assertThat(ids("test/test_data/reference")).containsAll(references);
        assertThat(truth).containsKeys(queries.toArray(String[]::new));
        truth.keySet().retainAll(queries);
        assertThat(truth.values())
                .isNotEmpty()
                .allSatisfy(
                        relevant -> assertThat(references).containsAll(relevant).hasSizeGreaterThan(relevant.size()));
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "5, 4", "4, 5", "7, 9"})
    void theSmallestCompetitionsAreWholeToo(int classes, int images) {
        var album = new SampleCompetition("tiny", classes, images, 32, 1, Round.FIRST).album();
        var splits = Splits.of(album);

        assertThat(splits.publicQueries()).isNotEmpty();
        assertThat(splits.privateQueries()).isNotEmpty();
        assertThat(splits.mini().queries())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(splits.mini().references())
                        .containsAll(album.truth().get(query)));
        assertThat(album.truth().values())
                .allSatisfy(references -> assertThat(references).hasSize(images - images / 4));
    }

    @Test
    void definitionNamesTheFilesAndTheSample() throws IOException {
        var definition =
                new YAMLMapper().readTree(directory.resolve("competition.yaml").toFile());

        assertThat(definition.get("name").textValue()).isEqualTo("small");
        assertThat(definition.get("task").textValue()).isEqualTo("image-retrieval");
        assertThat(definition.get("metric").textValue()).isEqualTo("map@1000");
        assertThat(directory.resolve(definition.get("answers").textValue())).exists();
        assertThat(json(definition.get("split").textValue())
                        .has(definition.get("sample").textValue()))
                .isTrue();
        assertThat(definition.at("/submit/interval").textValue()).isEqualTo("0s");
    }

    @Test
    void progressCountsEveryPicture() {
        assertThat(PROGRESS).hasSize(SMALL.pictures()).isSorted().endsWith(SMALL.pictures());
    }

    @ParameterizedTest
    @EnumSource
    void theSameOptionsGiveTheSameBytes(Round round, @TempDir Path first, @TempDir Path second) throws IOException {
        var competition = new SampleCompetition("twice", 4, 4, 48, -3, round);
        competition.write(first);
        competition.write(second);

        assertThat(files(first)).hasSize(19).isEqualTo(files(second));
        for (var file : files(first)) {
            assertThat(first.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
        }
    }

    @Test
    void anotherSeedGivesOtherMascotsAndIds() {
        var other = new SampleCompetition("small", 12, 8, 32, 8, Round.SECOND);

        assertThat(other.catalogue()).doesNotContainAnyElementsOf(SMALL.catalogue());
        assertThat(other.album().truth().keySet())
                .doesNotContainAnyElementsOf(SMALL.album().truth().keySet());
    }

    @Test
    void bothRoundsHaveTheSameMascotsUnderOtherIds() {
        var first = SampleCompetition.ofRound(Round.FIRST);
        var second = SampleCompetition.ofRound(Round.SECOND);

        assertThat(first.catalogue()).isEqualTo(second.catalogue());
        assertThat(first.album().truth().keySet())
                .doesNotContainAnyElementsOf(second.album().truth().keySet());
    }

    private static Map<String, Set<String>> truth() throws IOException {
        var truth = new TreeMap<String, Set<String>>();
        for (var entry : json("ground_truth.json").properties()) {
            truth.put(entry.getKey(), strings(entry.getValue()));
        }
        return truth;
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(directory.resolve(file).toFile());
    }

    private static Set<String> strings(JsonNode list) {
        var strings = new TreeSet<String>();
        list.forEach(node -> strings.add(node.textValue()));
        assertThat(strings).hasSize(list.size());
        return strings;
    }

    private static Set<String> ids(String folder) throws IOException {
        try (var files = Files.list(directory.resolve(folder))) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString().replace(".jpg", ""))
                    .toList());
        }
    }

    private static List<String> files(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
