package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nsml.dataset.PushRequest.Existing;
import nsml.scoring.SortOrder;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed of a dataset after it was pushed, and its end. */
class ChangesTest {

    private static final DatasetName NAME = KinCompetition.NAME;

    @TempDir
    Path temp;

    private Datasets datasets;
    private KinCompetition kin;

    @BeforeEach
    void make() throws IOException {
        datasets = new Datasets(temp.resolve("home"), () -> Instant.EPOCH);
        kin = KinCompetition.in(temp.resolve("source"));
        push();
    }

    private Pushed push() throws IOException {
        PushRequest request = kin.request(DraftChoices.NONE);
        return datasets.push(
                new PushRequest(NAME, request.source(), request.definition(), "ants", Existing.ADD_VERSION),
                PushProgress.SILENT);
    }

    private static Changes description(String text) {
        return new Changes(
                Optional.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void allOfThemAreSeenAndTheVersionStays() throws IOException {
        Dataset before = datasets.require(NAME);

        Dataset after = datasets.change(
                NAME,
                new Changes(
                        Optional.of("만료 날짜: 4/9"),
                        Optional.of(List.of("#nlp")),
                        Optional.of(true),
                        Optional.of(20L << 20),
                        Optional.of(SortOrder.ASCENDING),
                        Optional.of(Set.of("bees"))));

        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.competition().description()).isEqualTo("만료 날짜: 4/9");
        assertThat(after.competition().about().tags()).containsExactly("#nlp");
        assertThat(after.competition().limits().checkpoint()).isEqualTo(20L << 20);
        assertThat(after.competition().limits().memory())
                .isEqualTo(before.competition().limits().memory());
        assertThat(after.competition().sort()).isEqualTo(SortOrder.ASCENDING);
        assertThat(after.isVisibleTo("ants")).as("its owner").isTrue();
        assertThat(after.isVisibleTo("bees")).as("its guest").isTrue();
        assertThat(after.isVisibleTo("wasps")).isFalse();
        assertThat(before.isVisibleTo("wasps")).isTrue();
        assertThat(datasets.require(NAME, before.version())).isEqualTo(after);
    }

    @Test
    void aLaterOneLeavesTheOthers() throws IOException {
        datasets.change(NAME, description("first"));
        datasets.change(
                NAME,
                new Changes(
                        Optional.empty(),
                        Optional.of(List.of("#a", "#b")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));

        Dataset after = datasets.change(NAME, description("second"));

        assertThat(after.competition().description()).isEqualTo("second");
        assertThat(after.competition().about().tags()).containsExactly("#a", "#b");
    }

    @Test
    void stayWithTheirVersion() throws IOException {
        String first = datasets.change(NAME, description("first")).version();
        assertThat(push().change()).isEqualTo(Pushed.Change.NONE);
        assertThat(datasets.require(NAME).competition().description()).isEqualTo("first");

        kin.put("test/test_label", "0\n");

        assertThat(push().dataset().competition().description()).isEmpty();
        assertThat(datasets.require(NAME, first).competition().description()).isEqualTo("first");
    }

    @Test
    void ofADatasetThatIsNotThereAreRefused() {
        DatasetName cats = DatasetName.of("cats");

        assertThatThrownBy(() -> datasets.change(cats, description("x")))
                .hasMessageContaining("there is no dataset \"cats\"");
        assertThatThrownBy(() -> datasets.remove(cats)).hasMessageContaining("there is no dataset \"cats\"");
    }

    @Test
    void aRemovedDatasetIsGoneWithAllItsVersions() throws IOException {
        kin.put("test/test_label", "0\n");
        push();

        datasets.remove(NAME);

        assertThat(datasets.list()).isEmpty();
        assertThat(FileNames.in(temp.resolve("home"))).containsExactly("datasets/.kin_phase1.lock");
        assertThat(push().change()).isEqualTo(Pushed.Change.NEW);
    }

    @Test
    void theRestsOfAKilledRemovalAreNoDataset() throws IOException {
        FileUtils.copyDirectory(
                temp.resolve("home/datasets/kin_phase1").toFile(),
                temp.resolve("home/datasets/.removed-kin_phase1").toFile());

        assertThat(datasets.list()).hasSize(1);

        datasets.remove(NAME);
        assertThat(temp.resolve("home/datasets/.removed-kin_phase1")).doesNotExist();
    }
}
