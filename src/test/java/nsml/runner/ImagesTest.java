package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {

    private static final String NAME = "nsml/dl4j:1.0";

    @TempDir
    Path folder;

    private Path bundle;
    private Images images;

    @BeforeEach
    void setUp() throws IOException {
        bundle = folder.resolve("bundle");
        Files.createDirectories(bundle.resolve("lib"));
        Compiled.preparation(bundle.resolve("lib/b.jar"));
        Compiled.pack(Files.createDirectory(folder.resolve("nothing")), Map.of("x", "1"), bundle.resolve("lib/a.jar"));
        properties("name=" + NAME, "options=-Done=1  -Dcache=${image}/cache");
        images = new Images(folder.resolve("home"));
    }

    @Test
    void installsAndFinds() throws Exception {
        Image image = images.install(bundle);

        assertThat(images.find(NAME)).hasValue(image);
        assertThat(images.find(NAME, image.digest())).hasValue(image);
        assertThat(image.name()).isEqualTo(NAME);
        assertThat(image.folder()).startsWith(folder.resolve("home/images"));
        assertThat(image.folder().resolve("lib")).isDirectoryContaining("glob:**/{a,b}.jar");
        assertThat(image.options(Path.of("/nsml/image"))).containsExactly("-Done=1", "-Dcache=/nsml/image/cache");
    }

    @Test
    void installsTheSameOnce() throws Exception {
        Image first = images.install(bundle);
        Files.writeString(first.folder().resolve("cache/trace"), "");

        assertThat(images.install(bundle)).isEqualTo(first);
        assertThat(first.folder().resolve("cache/trace")).exists();
    }

    @Test
    void laysANewVersionBesideTheOld() throws Exception {
        Image old = images.install(bundle);
        properties("name=" + NAME);
        Image next = images.install(bundle);

        assertThat(next.digest()).isNotEqualTo(old.digest());
        assertThat(images.find(NAME)).hasValue(next);
        assertThat(images.find(NAME, old.digest())).hasValue(old);
    }

    @Test
    void goesBackToAnOldVersion() throws Exception {
        Image old = images.install(bundle);
        properties("name=" + NAME);
        images.install(bundle);
        properties("name=" + NAME, "options=-Done=1  -Dcache=${image}/cache");

        assertThat(images.install(bundle)).isEqualTo(old);
        assertThat(images.find(NAME)).hasValue(old);
    }

    @Test
    void preparesWithTheImagesOwnClass() throws Exception {
        properties("name=" + NAME, "prepare=Unpack", "options=-Dwhere=${image}/native");

        Image image = images.install(bundle);

        assertThat(image.folder().resolve("native/unpacked")).exists();
        assertThat(image.folder().resolve("prepare.log")).content().contains("unpacking");
    }

    @Test
    void installsNothingIfThePreparationFails() throws Exception {
        properties("name=" + NAME, "prepare=Unpack");

        assertThatThrownBy(() -> images.install(bundle))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected Unpack of image " + NAME)
                .hasMessageContaining("where is null");
        assertThat(images.find(NAME)).isEmpty();
        assertThat(images.names()).isEmpty();

        properties("name=" + NAME);
        Path home = images.install(bundle).folder().resolveSibling("");
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith(".install-"));
        }
    }

    @Test
    void letsSeveralInstallAtOnce() throws Exception {
        properties("name=" + NAME, "prepare=Unpack", "options=-Dwhere=${image}/native");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Image> install = () -> new Images(folder.resolve("home")).install(bundle);
            List<Future<Image>> all = threads.invokeAll(List.of(install, install, install));

            for (Future<Image> one : all) {
                assertThat(images.find(NAME)).hasValue(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysWhatIsInstalled() throws Exception {
        assertThatThrownBy(() -> images.require("x/y")).hasMessageContaining("no image is installed");

        images.install(bundle);

        assertThat(images.require(NAME).name()).isEqualTo(NAME);
        assertThatThrownBy(() -> images.require("x/y"))
                .isInstanceOf(BadPackageException.class)
                .hasMessage("the submission asks for image \"x/y\"; installed are: " + NAME);
    }

    @Test
    void staysInItsFolderWhateverTheName() throws Exception {
        assertThat(ImageName.folder("../..")).isEqualTo("%2E.%2F..");
        assertThat(images.find("../..")).isEmpty();
        assertThat(images.find("")).isEmpty();
    }

    @Test
    void needsAName() throws Exception {
        properties("options=");

        assertThatThrownBy(() -> images.install(bundle)).hasMessageContaining("expected the image's name");
    }

    private void properties(String... lines) throws IOException {
        Files.write(bundle.resolve("image.properties"), List.of(lines));
    }
}
