package nsml.dataset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a competition's definition, not read yet.
 *
 * @param file its name, for messages
 * @param text what it says
 * @param base the folder that its paths are relative to
 */
public record Definition(String file, String text, Path base) {

    /** Makes the folder's path absolute. */
    public Definition {
        base = base.toAbsolutePath().normalize();
    }

    /**
     * Takes the text of a file.
     *
     * @throws BadCompetition if it is not text
     * @throws IllegalArgumentException if there is no such file
     */
    public static Definition of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no definition " + file
                    + "; nsml dataset push --init writes one from what lies in the folder");
        }
        String name = String.valueOf(file.getFileName());
        try {
            return new Definition(
                    name, Files.readString(file), file.toAbsolutePath().resolveSibling(""));
        } catch (CharacterCodingException e) {
            throw new BadCompetition(file.toString(), List.of(name + ": this is not UTF-8 text"));
        }
    }

    /** Returns the place that a path in the definition means. */
    Path resolve(String path) {
        return base.resolve(path);
    }
}
