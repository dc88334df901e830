package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import nsml.store.DeepFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFolderTest {

    @TempDir
    Path temp;

    private SessionFolder folder;

    @BeforeEach
    void make() throws IOException {
        folder = new SessionFolder(Files.createDirectory(temp.resolve("1")));
        Files.writeString(folder.log(), "printed");
        for (Path part : new Path[] {folder.code(), folder.scratch(), folder.evaluation(), folder.trial()}) {
            DeepFolders.make(Files.createDirectory(part), 50);
            Files.setPosixFilePermissions(Files.createDirectory(part.resolve("closed")), Set.of());
        }
    }

    @Test
    void whatASubmissionHasNestedWithoutEndIsTidiedAway() throws IOException {
        folder.tidy();

        assertThat(folder.root().toFile().list()).containsExactly("log");
    }

    @Test
    void andRemoved() throws IOException {
        folder.remove();

        assertThat(temp).isEmptyDirectory();
    }
}
