package nsml.sample;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * A small image retrieval competition that is drawn, not photographed: mascots that nobody has seen before, half of them
 * for training, the other half for the test.
 *
 * <p>The same options give the same drawings everywhere, and the same bytes under the same Java.
 *
 * <pre>{@code
 * SampleCompetition.ofRound(Round.SECOND).write(Path.of("sample"));
 * }</pre>
 *
 * @param name the competition's name: letters, digits, {@code . _ -}, beginning with a letter or digit
 * @param classes how many mascots, 4 to 1000
 * @param images how many pictures of each, 4 to 1000
 * @param size width and height of a picture in pixels, 32 to 1024
 * @param seed another seed gives other mascots; the same seed has the same mascots in both rounds
 * @param round how hard they are to recognise
 */
public record SampleCompetition(String name, int classes, int images, int size, long seed, Round round) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    /** Requires options within their ranges. */
    public SampleCompetition {
        requireNonNull(round, "round");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a competition must be 1 to 100 letters, digits and . _ -,"
                    + " beginning with a letter or digit, not \"" + name + "\"");
        }
        requireWithin("the number of classes", classes, 4, 1000);
        requireWithin("the number of images per class", images, 4, 1000);
        requireWithin("the size in pixels", size, 32, 1024);
    }

    /**
     * The sample as quickstart plays it: small enough to be drawn in seconds and learnt in minutes.
     *
     * @param round first or second
     * @return 40 classes of 40 images of 96 pixels
     */
    public static SampleCompetition ofRound(Round round) {
        return new SampleCompetition("sample_ph" + round.number(), 40, 40, 96, 2018, round);
    }

    /**
     * Counts the pictures.
     *
     * @return how many {@link #write} draws
     */
    public int pictures() {
        return classes * images;
    }

    /**
     * Draws the competition, silently.
     *
     * @param directory an empty folder, or one to be created
     * @throws IllegalArgumentException if something is there already
     * @throws IOException if the folder cannot be written
     */
    public void write(Path directory) throws IOException {
        write(directory, drawn -> {});
    }

    /**
     * Draws the competition. {@code competition.yaml} is written last: a folder without it is not complete.
     *
     * @param directory an empty folder, or one to be created
     * @param progress is told, after each picture, how many of {@link #pictures} are drawn
     * @throws IllegalArgumentException if something is there already
     * @throws IOException if the folder cannot be written
     */
    public void write(Path directory, IntConsumer progress) throws IOException {
        requireVacant(directory);
        var catalogue = catalogue();
        var album = album();
        var painter = new Painter(size);
        int drawn = 0;
        for (var picture : album.pictures()) {
            var mascot = catalogue.get(picture.mascot());
            var scene = Scene.draw(mascot, round, new SplittableRandom(picture.seed()));
            var file = picture.file(directory);
            Files.createDirectories(file.getParent());
            Jpeg.write(painter.paint(mascot, scene), file);
            progress.accept(++drawn);
        }
        JSON.writeValue(directory.resolve("ground_truth.json").toFile(), album.truth());
        JSON.writeValue(directory.resolve("splits.json").toFile(), Splits.of(album));
        Files.writeString(directory.resolve("competition.yaml"), Definition.of(this));
    }

    List<Mascot> catalogue() {
        return Catalogue.invent(classes, new SplittableRandom(seed));
    }

    /** Both rounds have pictures and ids of their own: the answers of one tell nothing of the other's. */
    Album album() {
        return Album.plan(this, new SplittableRandom(2 * seed + round.number()));
    }

    private static void requireWithin(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }

    private static void requireVacant(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(directory + " is a file; name a folder that is empty or does not exist");
        }
        try (var entries = Files.newDirectoryStream(directory)) {
            if (entries.iterator().hasNext()) {
                throw new IllegalArgumentException(
                        directory + " is not empty; name a folder that is empty or does not exist");
            }
        }
    }
}
