package nsml.shim;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link Main} in a JVM of its own, with the submissions that a services file names. */
final class ChildProcess implements AutoCloseable {

    private final Path folder;
    private final Process process;

    private ChildProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static ChildProcess start(Path folder, String socket, List<String> submissions, String... arguments)
            throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(Submission.class.getName()), submissions);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(":", home(Main.class), home(ToySubmission.class), folder.toString()),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().remove(Main.SOCKET_VARIABLE);
        if (!socket.isEmpty()) {
            builder.environment().put(Main.SOCKET_VARIABLE, socket);
        }
        return new ChildProcess(folder, builder.start());
    }

    int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits for a line of its standard output. */
    String nextLine() throws IOException {
        return process.inputReader().readLine();
    }

    /** What it still prints on standard output until it ends. */
    String output() {
        return process.inputReader().lines().map(line -> line + "\n").collect(joining());
    }

    String errors() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
