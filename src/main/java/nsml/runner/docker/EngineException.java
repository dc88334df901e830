package nsml.runner.docker;

import java.io.IOException;

/** The engine does not answer, or refuses. The message is a sentence for the user. */
public final class EngineException extends IOException {

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
