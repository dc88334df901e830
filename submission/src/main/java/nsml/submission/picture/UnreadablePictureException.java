package nsml.submission.picture;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that can't become an RGB picture. The message names the file, says what it is and what to do.
 *
 * <p>Training may skip such a file and say so; in test data it is an error.
 */
public final class UnreadablePictureException extends IOException {

    private static final long serialVersionUID = 1;

    UnreadablePictureException(Path file, String problem) {
        this(file, problem, null);
    }

    UnreadablePictureException(Path file, String problem, @Nullable Throwable cause) {
        super("picture " + file + " " + problem, cause);
    }
}
