package nsml.shim;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes that the jar is made of. */
final class ClassFiles {

    private ClassFiles() {}

    static Path root() throws URISyntaxException {
        return Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Every file of the jar, relative to its root, with slashes. */
    static List<String> names() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> relative(file).replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    static Stream<Class<?>> own() throws IOException, URISyntaxException {
        return names().stream()
                .filter(name -> !name.endsWith("package-info.class"))
                .map(ClassFiles::load);
    }

    private static String relative(Path file) {
        try {
            return root().relativize(file).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(
                    name.replace('/', '.').replaceAll("\\.class$", ""), false, Main.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
