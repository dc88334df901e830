package nsml.shim;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nsml.Prerequisite;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the unit tests of the Python shim, each of their modules in a process of its own. */
class PythonShimTest {

    private static final int MINUTES_A_MODULE = 10;

    @TestFactory
    List<DynamicTest> modules() throws IOException, URISyntaxException, InterruptedException {
        Optional<String> interpreter = interpreter();
        Prerequisite.check("python", interpreter.isPresent(), "no Python of version 3.6 or newer starts here");
        Path shim = shim();
        try (Stream<Path> files = Files.list(shim.resolve("tests"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("test_.*\\.py"))
                    .map(name -> name.substring(0, name.length() - ".py".length()))
                    .sorted()
                    .map(module ->
                            DynamicTest.dynamicTest(module, () -> passes(interpreter.orElseThrow(), shim, module)))
                    .toList();
        }
    }

    private static void passes(String interpreter, Path shim, String module) throws IOException, InterruptedException {
        Path output = Files.createTempFile("nsml", ".txt");
        try {
            Process process = new ProcessBuilder(interpreter, "-B", "-m", "unittest", "tests." + module)
                    .directory(shim.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(MINUTES_A_MODULE, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertThat(ended && process.exitValue() == 0)
                    .as("%s with %s:%n%s", module, interpreter, Files.readString(output))
                    .isTrue();
        } finally {
            Files.delete(output);
        }
    }

    /** The interpreter that is named, else Debian's, which has the libraries that some tests want, else any. */
    private static Optional<String> interpreter() throws InterruptedException {
        var candidates = Stream.concat(
                Stream.of(System.getenv().getOrDefault("NSML_PYTHON", ""), "/usr/bin/python3"),
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> folder + "/python3"));
        for (String candidate : candidates.toList()) {
            if (!candidate.isEmpty() && starts(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean starts(String interpreter) throws InterruptedException {
        try {
            return new ProcessBuilder(interpreter, "-c", "import sys; sys.exit(sys.version_info < (3, 6))")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path shim() throws URISyntaxException {
        var here = requireNonNull(PythonShimTest.class.getResource("/python/sitecustomize.py"), "the Python shim");
        return requireNonNull(Path.of(here.toURI()).getParent());
    }
}
