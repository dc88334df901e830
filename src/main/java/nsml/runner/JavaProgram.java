package nsml.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsml.runner.docker.ContainerImages;

/**
 * A submission in Java: a jar, started by the shim's main class.
 *
 * @param entry the jar, a path relative to the submission's folder
 * @param shim the shim's jar
 * @param image the libraries that the submission asked for
 */
public record JavaProgram(String entry, Path shim, Optional<Image> image) implements Program {

    private static final long SMALLEST_HEAP = 64L << 20;
    private static final long SMALLEST_METASPACE = 96L << 20;
    private static final long SMALLEST_PART = 16L << 20;
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    /** Makes the shim's path absolute. */
    public JavaProgram {
        shim = shim.toAbsolutePath();
    }

    @Override
    public Optional<String> wanted() {
        return image.map(Image::name);
    }

    @Override
    public String usualImage() {
        return ContainerImages.JAVA;
    }

    @Override
    public String interpreterInImage() {
        return "java";
    }

    @Override
    public List<Path> runtime() {
        return HOME.startsWith("/usr") ? List.of() : List.of(HOME);
    }

    @Override
    public void check(Path code) throws BadPackageException {
        SubmissionJar.read(code, entry);
    }

    @Override
    public List<String> command(Limits limits, Places inside) {
        List<String> line = new ArrayList<>();
        line.add(HOME.resolve("bin/java").toString());
        line.addAll(options(limits, inside));
        image.ifPresent(used -> line.addAll(used.options(inside.image().orElseThrow())));
        line.add("nsml.shim.Main");
        return line;
    }

    private static List<String> options(Limits limits, Places inside) {
        Path temporary = Environment.temporary(inside);
        // The heap gets a third: native libraries keep their arrays outside of it.
        long heap = Math.max(limits.memory() / 3, SMALLEST_HEAP);
        return List.of(
                "-Xmx" + mebibytes(heap),
                // Whoever asks Java for more is told, before the kernel ends the whole process.
                "-XX:MaxDirectMemorySize=" + mebibytes(Math.max(limits.memory() - heap, SMALLEST_PART)),
                // The space for compressed classes follows by itself.
                "-XX:MaxMetaspaceSize=" + mebibytes(Math.max(limits.memory() / 4, SMALLEST_METASPACE)),
                "-XX:ActiveProcessorCount=" + limits.cpus(),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.io.tmpdir=" + temporary,
                // The sandbox's user has no entry in any list of users.
                "-Duser.home=" + temporary);
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + "m";
    }

    /**
     * The class path, in the environment: ONNX Runtime 1.29 crashes in a process whose command line is longer than 4 KiB. Every
     * jar by name and in order: Java's own wildcard takes them as the folder happens to list them.
     */
    @Override
    public Map<String, String> environment(Places host, Places inside) throws IOException {
        List<Path> path = new ArrayList<>();
        path.add(inside.shim());
        path.add(inside.code().resolve(entry));
        jars(host.code().resolve("lib"))
                .forEach(jar -> path.add(inside.code().resolve("lib").resolve(jar)));
        if (image.isPresent()) {
            Path lib = inside.image().orElseThrow().resolve("lib");
            jars(image.get().folder().resolve("lib")).forEach(jar -> path.add(lib.resolve(jar)));
        }
        return Map.of("CLASSPATH", path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    private static List<String> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
