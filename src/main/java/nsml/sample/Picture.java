package nsml.sample;

import java.nio.file.Path;

/**
 * One picture to be drawn.
 *
 * @param id its file's name without the extension; tells nothing of the mascot
 * @param mascot the class, as a place in the catalogue
 * @param part where it goes
 * @param seed of its scene
 */
record Picture(String id, int mascot, Part part, long seed) {

    /** What a picture is for. */
    enum Part {
        TRAIN,
        QUERY,
        REFERENCE
    }

    /** Where it lies in the competition's folder. */
    Path file(Path directory) {
        String name = id + ".jpg";
        return switch (part) {
            case TRAIN -> directory.resolve("train/train_data/%03d/%s".formatted(mascot, name));
            case QUERY -> directory.resolve("test/test_data/query/" + name);
            case REFERENCE -> directory.resolve("test/test_data/reference/" + name);
        };
    }
}
