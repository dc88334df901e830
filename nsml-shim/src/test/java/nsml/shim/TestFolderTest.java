package nsml.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.wire.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFolderTest {

    @TempDir
    Path dataset;

    private static Meter silent() {
        return new Meter(request -> new Reply.Accepted(), () -> 0);
    }

    private Path query;
    private Path reference;

    @BeforeEach
    void makeFolders() throws IOException {
        query = Files.createDirectories(dataset.resolve("test/test_data/query"));
        reference = Files.createDirectories(dataset.resolve("test/test_data/reference"));
    }

    @Test
    void anIdIsTheNameUpToTheLastDotAndTheyAreOrdered() throws Exception {
        for (String name : new String[] {"b.jpg", "a10.tar.gz", "a2.png", "B.jpg", "noextension", "상품.jpg"}) {
            Files.createFile(query.resolve(name));
        }
        Files.createFile(reference.resolve("b.png"));

        TestData data = TestFolder.read(dataset, silent());

        assertThat(data.queries())
                .extracting(TestData.Item::id)
                .containsExactly("B", "a10.tar", "a2", "b", "noextension", "상품");
        assertThat(data.references()).containsExactly(new TestData.Item("b", reference.resolve("b.png")));
    }

    @Test
    void hiddenFilesAndFoldersDoNotCount() throws Exception {
        Files.createFile(query.resolve(".DS_Store"));
        Files.createDirectory(query.resolve("folder.jpg"));

        assertThat(TestFolder.read(dataset, silent()).queries()).isEmpty();
    }

    @Test
    void twoPicturesOfOneIdAreRefused() throws IOException {
        Files.createFile(query.resolve("a.jpg"));
        Files.createFile(query.resolve("a.png"));

        assertThatThrownBy(() -> TestFolder.read(dataset, silent()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "expected file names that differ before their extension, got %s and %s",
                        query.resolve("a.jpg"), query.resolve("a.png"));
    }

    @Test
    void aMissingFolderIsNamed() throws IOException {
        Files.delete(reference);

        assertThatThrownBy(() -> TestFolder.read(dataset, silent()))
                .isInstanceOf(UserException.class)
                .hasMessage("expected the test pictures in the folder %s, got no such folder", reference);
    }
}
