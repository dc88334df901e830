package nsml.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nsml.shim.Model;
import nsml.shim.Rankings;
import nsml.shim.Submission;
import nsml.shim.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On pictures of single colours: three to train with, and two others to find again. */
class ReferenceSubmissionTest {

    /** Ordered, as each picture takes its noise from one random stream. */
    private static final SortedMap<String, Color> TRAINING =
            new TreeMap<>(Map.of("red", Color.RED, "green", Color.GREEN, "blue", Color.BLUE));

    /** Colours that the network was trained to tell apart, so that finding them again is certain, not luck. */
    private static final SortedMap<String, Color> TEST = new TreeMap<>(Map.of("red", Color.RED, "blue", Color.BLUE));

    private static final String[] ARGUMENTS = {
        "--recipe", "quickstart", "--size", "32", "--batch", "6", "--epochs", "4", "--top", "all"
    };

    @TempDir
    private Path folder;

    private TestData test = new TestData(List.of(), List.of());

    @BeforeEach
    void draw() throws IOException {
        var random = new Random(1);
        for (Map.Entry<String, Color> entry : TRAINING.entrySet()) {
            for (int i = 0; i < 4; i++) {
                picture("train/train_data/" + entry.getKey() + "/" + i + ".png", entry.getValue(), random);
            }
        }
        var queries = new ArrayList<TestData.Item>();
        var references = new ArrayList<TestData.Item>();
        for (Map.Entry<String, Color> entry : TEST.entrySet()) {
            queries.add(item("test/test_data/query/" + entry.getKey() + "-q.png", entry.getValue(), random));
            for (int i = 0; i < 3; i++) {
                references.add(
                        item("test/test_data/reference/" + entry.getKey() + i + ".png", entry.getValue(), random));
            }
        }
        test = new TestData(queries, references);
    }

    @Test
    void isFoundByThePlatform() {
        assertThat(ServiceLoader.load(Submission.class).stream().map(ServiceLoader.Provider::type))
                .containsExactly(ReferenceSubmission.class);
    }

    @Test
    void aForkGoesOnAsIfNothingHadHappened() throws Exception {
        FakeSession straight = session("straight", 1);
        train(straight);
        FakeSession fork = session("fork", 2);
        Model model = fork.bind(new ReferenceSubmission());
        fork.load("2", "straight");
        new ReferenceSubmission().train(fork, model);

        assertThat(straight.reports()).extracting(FakeSession.Report::step).containsExactly(1L, 2L, 3L, 4L);
        assertThat(fork.reports()).isEqualTo(straight.reports().subList(2, 4));
        for (String file : List.of("weights.bin", "updater.bin", "training.json")) {
            assertThat(folder.resolve("fork/4").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("straight/4").resolve(file));
        }
    }

    @Test
    void findsThePicturesOfTheSameColour() throws Exception {
        FakeSession session = session("checkpoints", 1);
        train(session);
        Model fresh = session.bind(new ReferenceSubmission());
        session.load("4");

        assertThat(fresh.infer(test)).asInstanceOf(type(Rankings.class)).satisfies(answers -> {
            assertThat(answers.byQuery()).hasSize(2);
            answers.byQuery().forEach((query, ranking) -> {
                String colour = query.substring(0, query.length() - 2);
                assertThat(ranking).hasSize(6).doesNotHaveDuplicates();
                assertThat(ranking.subList(0, 3)).containsExactlyInAnyOrder(colour + 0, colour + 1, colour + 2);
            });
        });
    }

    @Test
    void aBrokenTestPictureIsAnErrorThatNamesIt() throws Exception {
        FakeSession session = session("checkpoints", 1, "--epochs", "1");
        train(session);
        Files.writeString(test.references().get(4).file(), "no picture");

        assertThatThrownBy(() -> session.bind(new ReferenceSubmission()).infer(test))
                .isInstanceOf(IllegalStateException.class);
        Model model = session.bind(new ReferenceSubmission());
        session.load("1");
        assertThatThrownBy(() -> model.infer(test))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(test.references().get(4).file().toString());
    }

    @Test
    void aCheckpointOfOtherClassesIsNotTrainedFurther() throws Exception {
        FakeSession session = session("checkpoints", 1, "--epochs", "1");
        train(session);
        picture("train/train_data/yellow/0.png", Color.YELLOW, new Random(2));

        Model model = session.bind(new ReferenceSubmission());
        session.load("1");
        assertThatThrownBy(() -> new ReferenceSubmission().train(session, model))
                .hasMessageContaining("was trained on other classes than this dataset has (3 and 4)");
    }

    @Test
    void aCheckpointOfAnotherNetworkIsNotLoaded() throws Exception {
        train(session("checkpoints", 1, "--epochs", "1"));
        FakeSession other = new FakeSession(folder, folder.resolve("checkpoints"), 1, "--recipe", "kh_square");
        FakeSession pretrained = new FakeSession(folder, folder.resolve("checkpoints"), 1, "--recipe", "mobilenet_gap");
        other.bind(new ReferenceSubmission());
        pretrained.bind(new ReferenceSubmission());

        assertThatThrownBy(() -> other.load("1"))
                .hasMessageContaining("the checkpoint is of a densenet-small, and the recipe asks for a densenet121");
        assertThatThrownBy(() -> pretrained.load("1"))
                .hasMessageContaining("has no weights.safetensors: another submission or another kind of recipe");
    }

    private static void train(FakeSession session) throws IOException {
        var submission = new ReferenceSubmission();
        submission.train(session, session.bind(submission));
    }

    private FakeSession session(String checkpoints, long seed, String... more) {
        String[] arguments = Stream.of(ARGUMENTS, more).flatMap(Stream::of).toArray(String[]::new);
        return new FakeSession(folder, folder.resolve(checkpoints), seed, arguments);
    }

    private TestData.Item item(String name, Color colour, Random random) throws IOException {
        Path file = picture(name, colour, random);
        String fileName = String.valueOf(file.getFileName());
        return new TestData.Item(fileName.substring(0, fileName.indexOf('.')), file);
    }

    /** A disc of a colour somewhere on black. */
    private Path picture(String name, Color colour, Random random) throws IOException {
        var image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillOval(random.nextInt(10), random.nextInt(10), 28, 28);
        graphics.dispose();
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
