package nsml.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.imageio.ImageIO;
import nsml.Prerequisite;
import nsml.shim.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar and the image's folder as they were packaged, run by other processes as the platform runs them. */
class ImageIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path IMAGE = TARGET.resolve("image");
    private static final Path JAR = TARGET.resolve("nsml-submission.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final Properties PROPERTIES = new Properties();

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        try (InputStream in = Files.newInputStream(IMAGE.resolve("image.properties"))) {
            PROPERTIES.load(in);
        }
        run(List.of(
                JAVA.toString(),
                "-Dnsml.image=" + IMAGE,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                IMAGE + "/lib/*",
                PROPERTIES.getProperty("prepare")));
    }

    @Test
    void theJarHoldsTheSubmissionAlone() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
                    .allMatch(name -> name.matches("(nsml/submission|recipes|META-INF)/.*"))
                    .contains("META-INF/services/nsml.shim.Submission");
            var manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Nsml-Image")).isEqualTo(PROPERTIES.getProperty("name"));
            assertThat(manifest.getValue("Main-Class")).isEqualTo(Main.class.getName());
        }
        assertThat(Files.size(JAR)).isLessThan(1 << 20);
    }

    @Test
    void theSubmissionRunsOnAnImageThatIsReadOnly() throws Exception {
        Prerequisite.check("bubblewrap", Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed");
        Path dataset = dataset();

        String train = run(box(dataset, "train"));
        String test = run(box(dataset, "test", "--checkpoint", "1"));

        assertThat(train).contains("checkpoint 1 is in");
        assertThat(test).contains("answers are in");
        assertThat(folder.resolve("out/answers.tsv")).isNotEmptyFile();
    }

    private Path dataset() throws IOException {
        Path dataset = folder.resolve("dataset");
        for (String name : List.of(
                "train/train_data/red/1.png",
                "train/train_data/red/2.png",
                "train/train_data/blue/1.png",
                "train/train_data/blue/2.png",
                "test/test_data/query/q.png",
                "test/test_data/reference/r.png")) {
            var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
            image.setRGB(name.length() / 2, 5, (name.contains("red") ? Color.RED : Color.BLUE).getRGB());
            Path file = dataset.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            ImageIO.write(image, "png", file.toFile());
        }
        return dataset;
    }

    /** The image, like everything but a scratch folder, is read-only, the home too; 64 MiB of temporary files; no network. */
    private List<String> box(Path dataset, String mode, String... more) throws Exception {
        Path shim = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path out = Files.createDirectories(folder.resolve("out"));
        var command = new ArrayList<>(List.of("/usr/bin/bwrap", "--unshare-all", "--die-with-parent"));
        command.addAll(List.of("--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"));
        command.addAll(List.of("--size", "" + (64 << 20), "--tmpfs", "/tmp"));
        command.addAll(
                List.of("--ro-bind", IMAGE.toString(), "/tmp/image", "--ro-bind", JAR.toString(), "/tmp/code.jar"));
        command.addAll(List.of("--ro-bind", shim.toString(), "/tmp/shim"));
        command.addAll(List.of("--ro-bind", dataset.toString(), "/tmp/dataset", "--bind", out.toString(), "/tmp/out"));
        command.addAll(List.of("--setenv", "OMP_NUM_THREADS", "2", "--setenv", "OMP_WAIT_POLICY", "passive"));
        command.add(JAVA.toString());
        command.addAll(List.of(PROPERTIES
                .getProperty("options")
                .replace("${image}", "/tmp/image")
                .split("\\s+")));
        command.addAll(List.of("-cp", "/tmp/code.jar:/tmp/image/lib/*:/tmp/shim", Main.class.getName()));
        command.addAll(List.of("--dataset", "/tmp/dataset", "--out", "/tmp/out", "--mode", mode));
        command.addAll(List.of(more));
        command.addAll(List.of("--", "--recipe", "quickstart", "--size", "32", "--epochs", "1"));
        return command;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        return output;
    }
}
