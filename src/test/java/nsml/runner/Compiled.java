package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import nsml.shim.Submission;
import org.apache.commons.io.FileUtils;

/** Jars made from the sources among the test resources; compiled once. */
final class Compiled {

    private static final Path SUBMISSIONS = compile("submissions");
    private static final Path CLIENT = compile("client");
    private static final Path PREPARATION = compile("preparation");

    private Compiled() {}

    /** A jar with one of the hostile submissions. */
    static void submission(String className, Path jar) throws IOException {
        pack(SUBMISSIONS, Map.of("META-INF/services/nsml.shim.Submission", className), jar);
    }

    /** A jar in the place of the shim that says what a script tells it. */
    static void client(Path jar) throws IOException {
        pack(CLIENT, Map.of(), jar);
    }

    /** A jar with the class {@code Unpack}, which prepares an image. */
    static void preparation(Path jar) throws IOException {
        pack(PREPARATION, Map.of(), jar);
    }

    /** The shim, as a jar. */
    static Path shim(Path folder) throws IOException {
        Path location = shimLocation();
        if (Files.isRegularFile(location)) {
            return location;
        }
        Path jar = folder.resolve("shim.jar");
        pack(location, Map.of(), jar);
        return jar;
    }

    static void pack(Path classes, Map<String, String> more, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
            }
            for (Map.Entry<String, String> entry : more.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(UTF_8));
            }
        }
    }

    private static Path compile(String resources) {
        try {
            Path target = Files.createTempDirectory("nsml-" + resources);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(target.toFile())));
            List<String> arguments =
                    new ArrayList<>(List.of("-proc:none", "-cp", shimLocation().toString(), "-d", target.toString()));
            Path sources = Path.of(Compiled.class.getResource(resources).toURI());
            try (Stream<Path> files = Files.list(sources)) {
                files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
            }
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            int status = compiler.run(null, null, null, arguments.toArray(String[]::new));
            if (status != 0) {
                throw new IllegalStateException("the test sources in " + sources + " do not compile");
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path shimLocation() {
        try {
            return Path.of(Submission.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
