package nsml.runner;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The file {@code image.properties}.
 *
 * @param name {@code name}, which submissions ask for
 * @param prepare {@code prepare}, the class that unpacks native libraries into the image, if it needs any
 * @param options {@code options}, Java's options, separated by blanks
 */
record ImageProperties(String name, Optional<String> prepare, List<String> options) {

    static final String FILE = "image.properties";

    static ImageProperties read(Path folder) throws IOException {
        var properties = new Properties();
        Path file = folder.resolve(FILE);
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException("expected a properties file, " + file + " cannot be read: " + e.getMessage(), e);
        }
        String name = properties.getProperty("name", "").strip();
        if (name.isEmpty()) {
            throw new IOException("expected the image's name as \"name\" in " + file + ", there is none");
        }
        Optional<String> prepare =
                Optional.of(properties.getProperty("prepare", "").strip());
        return new ImageProperties(
                name,
                prepare.filter(className -> !className.isEmpty()),
                Stream.of(properties.getProperty("options", "").split("\\s+"))
                        .filter(option -> !option.isEmpty())
                        .toList());
    }
}
