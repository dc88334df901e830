// case: 23, 47, 50
// title: throws whatever it can find of environments, answers and manifests
// mode: submit
// expect: CRASH
// protects: canary
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nsml.shim.Answers;
import nsml.shim.TestData;

public final class CanaryHunt extends Harmless {
    @Override
    public Answers infer(TestData test) throws Exception {
        StringBuilder found = new StringBuilder();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : (Iterable<Path>) processes::iterator) {
                collect(process.resolve("environ"), found);
                collect(process.resolve("cmdline"), found);
            }
        }
        for (String name : List.of("hidden/answers.json", "hidden/ground_truth.json", "contents.json", "hidden/manifest.json", "../hidden/test_label")) {
            try (Stream<Path> all = Files.walk(home().resolve("datasets"))) {
                all.filter(path -> path.endsWith(name)).forEach(path -> collect(path, found));
            } catch (java.io.IOException unreachable) {
                collect(test.queries().get(0).file().resolveSibling("../../../" + name), found);
            }
        }
        secret(found.toString(), "an environment, a command line or an answers file");
        throw new IllegalStateException("found " + found);
    }

    private static void collect(Path file, StringBuilder found) {
        try {
            found.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (java.io.IOException | java.io.UncheckedIOException unreadable) {
            // As it should be.
        }
    }
}
