package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A few lines of Python that an interpreter answers, isolated from the user's settings and the current folder. */
final class PythonQuestion {

    static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final int LONGEST_ANSWER = 1 << 20;

    private PythonQuestion() {}

    static String ask(Path program, String code, List<String> arguments) throws BadPackageException {
        return ask(program, code, arguments, DEADLINE);
    }

    /**
     * Asks.
     *
     * @return what it printed
     * @throws BadPackageException if it does not start, ends with an error, or takes too long
     */
    static String ask(Path program, String code, List<String> arguments, Duration deadline) throws BadPackageException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-I", "-c", code));
        command.addAll(arguments);
        try {
            // Files, not pipes: a child that keeps a pipe open would hold us beyond the deadline.
            Path answer = Files.createTempFile("nsml-python-", ".out");
            Path complaint = Files.createTempFile("nsml-python-", ".err");
            // Ctrl-C may come before the answer.
            answer.toFile().deleteOnExit();
            complaint.toFile().deleteOnExit();
            try {
                return answer(command, answer, complaint, deadline);
            } finally {
                Files.deleteIfExists(answer);
                Files.deleteIfExists(complaint);
            }
        } catch (IOException e) {
            throw new BadPackageException("it cannot be started: " + e.getMessage(), e);
        }
    }

    private static String answer(List<String> command, Path answer, Path complaint, Duration deadline)
            throws IOException, BadPackageException {
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(answer.toFile())
                .redirectError(complaint.toFile())
                .start();
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BadPackageException("it did not answer within " + deadline.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadPackageException("interrupted while it was asked", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            String last = beginning(complaint).lines().reduce("", (before, line) -> line.isBlank() ? before : line);
            throw new BadPackageException("it ended with status " + process.exitValue()
                    + (last.isEmpty() ? "" : ": " + Printable.text(last.strip())));
        }
        return beginning(answer);
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_ANSWER), UTF_8);
        }
    }
}
