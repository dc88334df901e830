package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import nsml.Prerequisite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real photos, which lie beside the checkout where there are any; see its README for the numbers. */
class GroceryTest {

    private static final DatasetName NAME = DatasetName.of("grocery");

    @TempDir
    Path temp;

    private Path source = Path.of("");

    @BeforeEach
    void find() {
        source = Path.of(System.getProperty("nsml.shared", "../../shared"), "data", "grocery");
        Prerequisite.check("shared", Files.isDirectory(source), "the grocery photos are not beside the checkout");
    }

    @Test
    void isPushedWithADraftedDefinition() throws IOException {
        Path definition = temp.resolve("grocery.yaml");
        CompetitionDraft.write(NAME, source, definition, Optional.empty(), Optional.empty());

        Dataset dataset = new Datasets(temp.resolve("home"), () -> Instant.EPOCH)
                .push(NAME, source, definition, PushProgress.SILENT)
                .dataset();

        Contents contents = dataset.contents();
        assertThat(contents.trainFiles()).isEqualTo(2697);
        assertThat(contents.classes()).isEqualTo(41);
        assertThat(contents.queries()).isEqualTo(195);
        assertThat(contents.references()).isEqualTo(1127);
        assertThat(contents.sampleQueries()).isEqualTo(24);
        assertThat(contents.sampleReferences()).isEqualTo(96);
        Hidden hidden = dataset.hidden();
        assertThat(hidden.split().publicQueries()).hasSize(98);
        assertThat(hidden.split().privateQueries()).hasSize(97);
        assertThat(hidden.truth().relevant().values().stream()
                        .mapToInt(ids -> ids.size())
                        .sum())
                .isEqualTo(10_515);
    }
}
