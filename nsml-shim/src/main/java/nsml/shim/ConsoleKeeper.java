package nsml.shim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import nsml.shim.wire.ConsoleRequest;
import nsml.shim.wire.ProtocolException;

/** Runs what {@code nsml sh} asks for, on a thread of its own, within the submission's sandbox and limits. */
final class ConsoleKeeper {

    private static final int BETWEEN_LOOKS_MILLIS = 200;
    private static final int MOST_OUTPUT = 1 << 20;
    private static final String REQUEST = ".request";

    private final Path folder;

    private ConsoleKeeper(Path folder) {
        this.folder = folder;
    }

    /** Begins to look into the scratch folder for requests. */
    static void start(Path scratch) {
        var thread = new Thread(new ConsoleKeeper(scratch.resolve("console"))::keep, "nsml-console");
        thread.setDaemon(true);
        thread.start();
    }

    private void keep() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
                answerAll();
            }
        } catch (InterruptedException | IOException e) {
            // The submission interrupted us or removed the folder; it can do without a console.
        }
    }

    private void answerAll() throws IOException, InterruptedException {
        try (DirectoryStream<Path> requests = Files.newDirectoryStream(folder, "*" + REQUEST)) {
            for (Path request : requests) {
                String name = request.getFileName().toString();
                String number = name.substring(0, name.length() - REQUEST.length());
                String reply = answer(request);
                Files.delete(request);
                Path draft = Files.writeString(folder.resolve("." + number + ".reply"), reply, UTF_8);
                Files.move(draft, folder.resolve(number + ".reply"), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static String answer(Path file) throws IOException, InterruptedException {
        try {
            ConsoleRequest request = ConsoleRequest.decode(Files.readString(file, UTF_8));
            return request.kind().equals(ConsoleRequest.SHELL)
                    ? shell(request.text())
                    : ConsoleRequest.reply(1, "a submission in Java evaluates nothing; use a shell command\n");
        } catch (ProtocolException e) {
            return ConsoleRequest.reply(1, "expected a request, got something else: " + e.getMessage() + "\n");
        }
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readNBytes(MOST_OUTPUT), UTF_8);
            if (output.read() >= 0) {
                text += "\n(cut here: there was more than 1 MiB)\n";
                output.transferTo(OutputStream.nullOutputStream());
            }
            return ConsoleRequest.reply(process.waitFor(), text);
        }
    }
}
