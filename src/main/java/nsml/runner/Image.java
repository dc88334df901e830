package nsml.runner;

import java.nio.file.Path;
import java.util.List;

/**
 * Libraries that submissions share, installed in the home and mounted read-only: a folder with {@code lib/*.jar}, and whatever
 * its preparation unpacked.
 *
 * @param name what a submission asks for, for instance {@code nsml/dl4j:1.0.0-M2.1}
 * @param digest SHA-256 over its jars and properties, in hexadecimal
 * @param folder where it lies on the host
 * @param options Java's options for every submission that uses it; <code>${image}</code> stands for its folder
 */
public record Image(String name, String digest, Path folder, List<String> options) {

    private static final String FOLDER = "${image}";

    /** Copies the options. */
    public Image {
        folder = folder.toAbsolutePath();
        options = List.copyOf(options);
    }

    /** The options for a process that sees the image's folder at the given path. */
    List<String> options(Path inside) {
        return options.stream()
                .map(option -> option.replace(FOLDER, inside.toString()))
                .toList();
    }
}
