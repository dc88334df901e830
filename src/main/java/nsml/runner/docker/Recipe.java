package nsml.runner.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one image is made: what the engine gets besides the {@code Dockerfile} of that name. */
interface Recipe {

    /** The folder of {@code docker/} that holds its {@code Dockerfile}. */
    String name();

    /** What the image is called. */
    String image() throws IOException;

    /** What it is built on unless somebody names another image; empty if it starts from nothing. */
    Optional<Recipe> base();

    /** Whether its steps need the machine's network. */
    default boolean needsNetwork() {
        return false;
    }

    /** What its content follows from, beside the {@code Dockerfile} and the base: if none of it changes, nothing is built. */
    List<String> key(Path folder) throws IOException, InterruptedException;

    /** What else is written on the image. */
    default Map<String, String> labels() throws IOException {
        return Map.of();
    }

    /** Adds the files that the {@code Dockerfile} copies. */
    void fill(BuildContext context, Path folder) throws IOException, InterruptedException;
}
