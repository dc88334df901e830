package nsml.runner.docker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An image that the engine has.
 *
 * @param name what it was asked for by, for instance {@code nsml/java}
 * @param id the engine's own name for its content
 * @param size its bytes, with those of its base
 * @param created when it was built
 * @param labels what is written on it
 */
public record EngineImage(String name, String id, long size, Instant created, Map<String, String> labels) {

    /** Copies the labels. */
    public EngineImage {
        labels = Map.copyOf(labels);
    }

    /** What is written on it under a name. */
    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }
}
