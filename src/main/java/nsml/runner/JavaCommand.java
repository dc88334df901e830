package nsml.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a submission in Java. */
final class JavaCommand {

    private static final long SMALLEST_HEAP = 64L << 20;

    private JavaCommand() {}

    static List<String> of(Job job, Places inside) {
        List<String> line = new ArrayList<>();
        Programs.find("prlimit")
                .ifPresent(prlimit -> line.addAll(List.of(
                        prlimit.toString(),
                        "--core=0",
                        "--fsize=" + job.limits().disk())));
        line.add(inside.javaHome().resolve("bin/java").toString());
        line.addAll(options(job.limits(), inside));
        job.image().ifPresent(image -> line.addAll(image.options(inside.image().orElseThrow())));
        line.add("nsml.shim.Main");
        return line;
    }

    private static List<String> options(Limits limits, Places inside) {
        Path temporary = Environment.temporary(inside);
        return List.of(
                // The heap gets a third: native libraries keep their arrays outside of it.
                "-Xmx" + (Math.max(limits.memory() / 3, SMALLEST_HEAP) >> 20) + "m",
                "-XX:ActiveProcessorCount=" + limits.cpus(),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.io.tmpdir=" + temporary,
                // The sandbox's user has no entry in any list of users.
                "-Duser.home=" + temporary);
    }

    /**
     * The class path, for the environment: ONNX Runtime 1.29 crashes in a process whose command line is longer than 4 KiB. Every
     * jar by name and in order: Java's own wildcard takes them as the folder happens to list them.
     */
    static String classPath(Job job, Places host, Places inside) throws IOException {
        List<Path> path = new ArrayList<>();
        path.add(inside.shimJar());
        path.add(inside.code().resolve(job.entry()));
        jars(host.code().resolve("lib"))
                .forEach(jar -> path.add(inside.code().resolve("lib").resolve(jar)));
        if (job.image().isPresent()) {
            Path lib = inside.image().orElseThrow().resolve("lib");
            jars(job.image().get().folder().resolve("lib")).forEach(jar -> path.add(lib.resolve(jar)));
        }
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
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
