package nsml.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A small competition and a small submission, made on the spot. */
final class TinyProject {

    static final int CLASSES = 4;

    private TinyProject() {}

    /** Writes a competition whose pictures begin with a letter, the class. */
    static Path competition(Path folder, String limits) throws IOException {
        StringBuilder truth = new StringBuilder("{");
        for (int c = 0; c < CLASSES; c++) {
            String letter = String.valueOf((char) ('a' + c));
            write(folder.resolve("train/train_data/" + letter + "/t" + c + ".jpg"), letter);
            StringBuilder relevant = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                write(folder.resolve("test/test_data/reference/r" + c + i + ".jpg"), letter + "r" + i);
                relevant.append(i == 0 ? "" : ",")
                        .append("\"r")
                        .append(c)
                        .append(i)
                        .append('"');
            }
            for (int i = 0; i < 2; i++) {
                write(folder.resolve("test/test_data/query/q" + c + i + ".jpg"), letter + "q" + i);
                truth.append(truth.length() == 1 ? "" : ",")
                        .append(String.format(Locale.ROOT, "\"q%d%d\":[%s]", c, i, relevant));
            }
        }
        write(folder.resolve("ground_truth.json"), truth.append('}').toString());
        write(folder.resolve("competition.yaml"), """
                name: tiny
                task: image-retrieval
                metric: map@5
                answers: ground_truth.json
                split: {public: 0.5, seed: 1}
                limits: {%s}
                submit: {interval: 0s}
                """.formatted(limits));
        return folder;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Builds the jar of the submission in the test resources. */
    static Path submission(Path folder) throws IOException {
        try (InputStream source = TinyProject.class.getResourceAsStream("TinySubmission.java.txt")) {
            return jar(folder, "tiny.TinySubmission", new String(source.readAllBytes(), UTF_8));
        }
    }

    /** Compiles one class against the shim and packs it as a submission. */
    static Path jar(Path folder, String className, String source) throws IOException {
        Path file = folder.resolve("source").resolve(className.replace('.', '/') + ".java");
        write(file, source);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", shim().toString(), file.toString());
        if (status != 0) {
            throw new IllegalArgumentException("the submission does not compile");
        }
        Path jar = folder.resolve("submission.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                packed.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, packed);
            }
            packed.putNextEntry(new JarEntry("META-INF/services/nsml.shim.Submission"));
            packed.write(className.getBytes(UTF_8));
        }
        return jar;
    }

    static Path shim() {
        return Path.of(System.getProperty("nsml.root"), "nsml-shim/target/nsml-shim.jar");
    }
}
