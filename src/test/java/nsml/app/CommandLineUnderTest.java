package nsml.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command nsml in processes of its own, with a home of its own. */
final class CommandLineUnderTest {

    /** What a command left behind. */
    record Result(int status, String out, String err) {

        Result succeeded() {
            assertThat(status).as(out + err).isZero();
            return this;
        }

        /** Finds the session that {@code run}, {@code fork} or {@code submit} said it started. */
        String session() {
            Matcher matcher = Pattern.compile("Session (\\S+) is started").matcher(out);
            assertThat(matcher.find()).as(out + err).isTrue();
            return matcher.group(1);
        }
    }

    private static final long DEADLINE_SECONDS = 120;

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    CommandLineUnderTest(Path home) {
        this.home = home;
    }

    Path home() {
        return home;
    }

    CommandLineUnderTest with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", "");
        Path err = Files.createTempFile("err", "");
        try {
            Process process = builder(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("nsml " + String.join(" ", arguments) + " did not end in " + DEADLINE_SECONDS
                        + " s; it printed " + Files.readString(out) + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts a command and leaves it running; what it prints is dropped. */
    Process start(String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts a command and leaves it running; what it prints on standard error goes to a file. */
    Process startWithErrors(Path err, String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dnsml.root=" + System.getProperty("nsml.root"),
                // As the launcher does: unpacked anew, the library of a process that is killed would be left behind.
                "-Dorg.sqlite.lib.path=" + databaseLibrary(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("NSML_HOME", home.toString());
        builder.environment().putAll(environment);
        return builder;
    }

    private static Path databaseLibrary() {
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        return Path.of(System.getProperty("nsml.root"), "src/target/sqlite/org/sqlite/native/Linux", machine);
    }

    /** Waits for a condition of the outside world. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline for: " + what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
