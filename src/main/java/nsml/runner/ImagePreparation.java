package nsml.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs an image's own class that unpacks its native libraries, in a Java of its own. */
final class ImagePreparation {

    private static final long LONGEST_MINUTES = 10;

    private ImagePreparation() {}

    static void run(String className, ImageProperties properties, Path folder)
            throws IOException, InterruptedException {
        Path log = folder.resolve("prepare.log");
        Process process = new ProcessBuilder(command(className, properties, folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("expected " + className + " of image " + properties.name() + " to end within "
                        + LONGEST_MINUTES + " minutes, it did not");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("expected " + className + " of image " + properties.name()
                    + " to end with exit status 0, it ended with " + process.exitValue() + " and said: "
                    + Files.readString(log).strip());
        }
    }

    private static List<String> command(String className, ImageProperties properties, Path folder) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-cp");
        line.add(ImageDigest.jars(folder).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        line.addAll(new Image(properties.name(), "", folder, properties.options()).options(folder));
        line.add("-Dnsml.image=" + folder);
        line.add(className);
        return line;
    }
}
