package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompetitionDraftTest {

    private static final DatasetName NAME = DatasetName.of("2018");

    @TempDir
    Path temp;

    private TinyCompetition tiny;

    @BeforeEach
    void make() throws IOException {
        tiny = TinyCompetition.in(temp.resolve("a folder: \"of\" mine # here"));
        Files.delete(tiny.definition());
    }

    private Competition drafted(Path definition, Optional<Path> answers, Optional<Path> split) throws IOException {
        CompetitionDraft.write(NAME, tiny.folder(), definition, answers, split);
        return Competition.read(definition);
    }

    private Path inFolder(String file) {
        return tiny.folder().resolve(file);
    }

    @Test
    void isADefinitionThatCanBePushed() throws IOException {
        Files.move(inFolder("truth.json"), inFolder("ground_truth.json"));
        Files.move(inFolder("split.json"), inFolder("splits.json"));

        Competition competition = drafted(tiny.definition(), Optional.empty(), Optional.empty());

        assertThat(competition.name()).isEqualTo(NAME);
        assertThat(competition.metric().name()).isEqualTo("map");
        assertThat(competition.answers()).isEqualTo("ground_truth.json");
        assertThat(competition.split()).isEqualTo(new SplitRule.ByFile("splits.json"));
        assertThat(competition.sample()).contains("mini");
        assertThat(competition.limits()).isEqualTo(Competition.Limits.DEFAULT);
        assertThat(competition.submit()).isEqualTo(Competition.Submit.DEFAULT);
        assertThat(tiny.definition()).content().contains("4 files to train on in 2 classes, 4 queries, 5 references");
        assertThat(new Datasets(temp.resolve("home"), () -> Instant.EPOCH)
                        .push(NAME, tiny.folder(), tiny.definition(), PushProgress.SILENT)
                        .dataset()
                        .contents()
                        .sampleQueries())
                .isEqualTo(2);
    }

    @Test
    void mayLieElsewhere() throws IOException {
        Path definition = Files.createDirectories(temp.resolve("elsewhere")).resolve("mine.yaml");

        drafted(definition, Optional.of(inFolder("truth.json")), Optional.of(inFolder("split.json")));

        assertThat(new Datasets(temp.resolve("home"), () -> Instant.EPOCH)
                        .push(NAME, tiny.folder(), definition, PushProgress.SILENT)
                        .dataset()
                        .contents()
                        .queries())
                .isEqualTo(4);
    }

    @Test
    void splitsByChanceIfThereIsNoSplit() throws IOException {
        Files.delete(inFolder("split.json"));

        Competition competition = drafted(tiny.definition(), Optional.of(inFolder("truth.json")), Optional.empty());

        assertThat(competition.split()).isEqualTo(new SplitRule.ByChance(0.5, 7));
        assertThat(competition.sample()).isEmpty();
    }

    @Test
    void doesNotOverwrite() throws IOException {
        Files.writeString(tiny.definition(), "mine");

        assertThatThrownBy(() -> drafted(tiny.definition(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is there already");
        assertThat(tiny.definition()).hasContent("mine");
    }

    @Test
    void namesWhatIsNotThere() {
        assertThatThrownBy(() -> drafted(tiny.definition(), Optional.of(inFolder("no.json")), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no file ");
        assertThat(tiny.definition()).doesNotExist();
    }
}
