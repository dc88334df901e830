package nsml.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nsml.Prerequisite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** Builds small images on Java's, and runs them. */
class ContainerImagesTest {

    private static final EngineSocket SOCKET = EngineSocket.of(System.getenv());

    @TempDir
    Path folder;

    private final Letter letter = new Letter("nsml-test/" + UUID.randomUUID());
    private final List<String> built = new ArrayList<>();
    private Engine engine;
    private ContainerImages images;

    /** An image that holds a file. */
    private static final class Letter implements Recipe {

        private final String image;
        private String text = "hello";

        Letter(String image) {
            this.image = image;
        }

        @Override
        public String name() {
            return "letter";
        }

        @Override
        public String image() {
            return image;
        }

        @Override
        public Optional<Recipe> base() {
            return Optional.empty();
        }

        @Override
        public List<String> key(Path folder) {
            return List.of(text);
        }

        @Override
        public Map<String, String> labels() {
            return Map.of(ContainerImages.DIGEST, "0");
        }

        @Override
        public void fill(BuildContext context, Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("written"), text);
            context.folder("letter");
            context.file(file, "letter/text");
            context.link("letter/link", "text");
        }
    }

    @BeforeEach
    void open() throws Exception {
        String whyNot = Engine.whyNot(SOCKET).orElse("");
        Prerequisite.check("docker", whyNot.isEmpty(), whyNot);
        engine = new Engine(SOCKET);
        Prerequisite.check("docker", engine.image(ContainerImages.JAVA).isPresent(), "there is no image nsml/java");
        images = new ContainerImages(engine, folder, List.of(letter));
        dockerfile("COPY letter/ /letter/");
    }

    @AfterEach
    void close() throws Exception {
        if (engine != null) {
            engine.image(letter.image()).ifPresent(image -> engine.removeImage(image.id()));
            engine.close();
        }
    }

    private void dockerfile(String step) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("letter")).resolve("Dockerfile"),
                "ARG BASE\nFROM ${BASE}\n" + step + "\n");
    }

    private EngineImage build() throws Exception {
        return images.build("letter", Optional.of(ContainerImages.JAVA), built::add);
    }

    /** What a command prints in the image, run by somebody else. */
    private static String printed(String image, String... command) {
        try (GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(name -> false)
                .withNetworkMode("none")
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(Duration.ofSeconds(60)))
                .withCommand(command)) {
            container.start();
            return container.getLogs();
        }
    }

    @Test
    void areBuiltOnAnImageOfTheEngines() throws Exception {
        EngineImage image = build();

        assertThat(image.label(ContainerImages.DIGEST)).hasValue("0");
        assertThat(built).singleElement().asString().isEqualTo(letter.image() + " on nsml/java");
        assertThat(printed(letter.image(), "sh", "-c", "cat /letter/text; readlink /letter/link"))
                .isEqualTo("hellotext\n");
    }

    @Test
    void areNotBuiltAgainUnlessSomethingChanged() throws Exception {
        EngineImage first = build();
        assertThat(build().id()).isEqualTo(first.id());
        assertThat(built).hasSize(1);

        letter.text = "good-bye";
        EngineImage second = build();
        assertThat(printed(letter.image(), "cat", "/letter/text")).isEqualTo("good-bye");
        dockerfile("COPY letter/ /letters/");
        EngineImage third = build();

        assertThat(built).hasSize(3);
        assertThat(List.of(first.id(), second.id(), third.id())).doesNotHaveDuplicates();
        assertThat(engine.image(first.id())).as("the one before is removed").isEmpty();
    }

    @Test
    void sayWhatTheEngineSaidLastIfAStepFails() throws Exception {
        dockerfile("RUN echo the reason; exit 3");

        assertThatThrownBy(this::build)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("could not be built")
                .hasMessageContaining("the reason");
        assertThat(engine.image(letter.image())).isEmpty();
    }

    @Test
    void haveNoNetworkUnlessTheyNeedIt() throws Exception {
        dockerfile("RUN test $(grep -c : /proc/net/dev) = 1");

        assertThat(build().size()).isPositive();
    }

    @Test
    void areNotBuiltOnWhatTheEngineDoesNotHave() {
        assertThatThrownBy(() -> images.build("letter", Optional.of("nsml-test/no-such-image"), built::add))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no image \"nsml-test/no-such-image\"");
    }

    @Test
    void areListedByName() throws Exception {
        build();

        assertThat(images.list()).extracting(EngineImage::name).contains(ContainerImages.JAVA, letter.image());
    }

    @Test
    void ofJavaStartQuicklyFromAnArchiveOfClasses() {
        assertThat(printed(ContainerImages.JAVA, "java", "-Xshare:on", "-version"))
                .contains("sharing");
    }

    @Test
    void ofPythonHaveItsLibraries() throws Exception {
        Prerequisite.check("docker", engine.image(ContainerImages.PYTHON).isPresent(), "there is no image nsml/python");

        assertThat(printed(
                        ContainerImages.PYTHON,
                        "python3",
                        "-c",
                        "import numpy, torch; print(float(torch.from_numpy(numpy.ones(3)).sum()))"))
                .endsWith("3.0\n");
    }
}
