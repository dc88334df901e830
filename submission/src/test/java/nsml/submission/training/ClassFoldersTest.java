package nsml.submission.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nsml.submission.picture.RgbPicture;
import nsml.submission.training.ClassFolders.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFoldersTest {

    @TempDir
    private Path root;

    @Test
    void classesAndFilesAreSortedAsStrings() throws IOException {
        Path nine = file("9/b.jpg");
        Path ten = file("10/a.PNG");
        Path first = file("9/a.jpeg");
        file("9/.hidden.jpg");
        file("9/notes.txt");
        file("readme.txt");

        ClassFolders folders = ClassFolders.scan(root);

        assertThat(folders.classes()).containsExactly("10", "9");
        assertThat(folders.pictures())
                .containsExactly(new Picture(ten, 0), new Picture(first, 1), new Picture(nine, 1));
    }

    @Test
    void oneClassIsTooFew() throws IOException {
        file("only/a.jpg");

        assertThatThrownBy(() -> ClassFolders.scan(root))
                .hasMessageContaining(
                        root + " should have a folder of pictures for each class, at least two, and has 1");
    }

    @Test
    void anEmptyClassIsNamed() throws IOException {
        file("full/a.jpg");
        file("empty/a.txt");

        assertThatThrownBy(() -> ClassFolders.scan(root)).hasMessageContaining("empty has no pictures");
    }

    @Test
    void brokenPicturesAreNamedAndLeftOut() throws IOException {
        file("x/a.jpg");
        Path broken = file("x/broken.jpg");
        file("y/a.jpg");
        var complaints = new ArrayList<String>();

        TrainingPictures pictures = read(broken, 1 << 20, complaints);

        assertThat(pictures.labels()).containsExactly(0, 1);
        assertThat(complaints).containsExactly("broken: " + broken);
    }

    @Test
    void picturesThatDoNotFitInMemoryAreReadAgain() throws IOException {
        file("x/a.jpg");
        Path second = file("y/b.jpg");

        TrainingPictures pictures = read(root, 2 * 3 - 1, new ArrayList<>());

        assertThat(pictures.picture(1)).isNotSameAs(pictures.picture(1)).isEqualTo(grey(second));
        assertThat(read(root, 2 * 3, new ArrayList<>()).picture(1)).isEqualTo(grey(second));
    }

    @Test
    void noReadablePictureAtAllIsAnError() throws IOException {
        Path broken = file("x/a.jpg");
        var folders = new ClassFolders(List.of("x"), List.of(new Picture(broken, 0)));

        assertThatThrownBy(() -> TrainingPictures.read(folders, file -> failing(), 1, 100, complaint -> {}))
                .hasMessageContaining("none of the 1 training pictures can be read");
    }

    private TrainingPictures read(Path broken, long memory, List<String> complaints) throws IOException {
        return TrainingPictures.read(
                ClassFolders.scan(root),
                file -> {
                    if (file.equals(broken)) {
                        throw new IOException("broken: " + file);
                    }
                    return grey(file);
                },
                1,
                memory,
                complaints::add);
    }

    private static RgbPicture failing() throws IOException {
        throw new IOException("broken");
    }

    private static RgbPicture grey(Path file) {
        byte grey = (byte) file.toString().length();
        return RgbPicture.of(1, 1, new byte[] {grey, grey, grey});
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, "");
    }
}
