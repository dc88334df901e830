package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks a running submission's shim to evaluate or to run something, through files in the scratch folder. The submission can
 * write there as well, so nothing is trusted: no link is followed, and no more is read than a reply may hold.
 */
public final class Console {

    /** What is asked for. */
    public enum Kind {
        /** Evaluation by the submission's language, in the scope that it gave. */
        EXEC,
        /** A command of the shell, within the sandbox. */
        SHELL
    }

    /**
     * What came back.
     *
     * @param status 0, or what a shell would have as exit status
     * @param output what was printed
     */
    public record Answer(int status, String output) {}

    static final String FOLDER = "console";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_REPLY = 8 << 20;

    private final Path shared;

    /**
     * Talks to the submission of a job.
     *
     * @param scratch the {@link Job#scratch} of the running job
     */
    public Console(Path scratch) {
        this.shared = Workspace.shared(scratch);
    }

    /**
     * Asks, and waits for the reply.
     *
     * @param kind what is asked for
     * @param text an expression, statements, or a command
     * @param patience how long to wait at most
     * @param alive whether the session still runs
     * @return the answer, or empty if none came: the session ended, or its time was up
     * @throws IOException if the scratch folder is not as it should be
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public Optional<Answer> ask(Kind kind, String text, Duration patience, BooleanSupplier alive)
            throws IOException, InterruptedException {
        try (SafeFolder root = SafeFolder.open(shared);
                SafeFolder folder = root.enter(Path.of(FOLDER))) {
            int number = post(folder, request(kind, text));
            Path reply = Path.of(number + ".reply");
            try {
                Optional<byte[]> bytes = await(folder, reply, patience, alive);
                return bytes.isEmpty() ? Optional.empty() : Optional.of(answer(bytes.get()));
            } finally {
                withdraw(folder, Path.of(number + ".request"));
                withdraw(folder, reply);
            }
        }
    }

    private static Optional<byte[]> await(SafeFolder folder, Path reply, Duration patience, BooleanSupplier alive)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean last = !alive.getAsBoolean() || System.nanoTime() - deadline > 0;
            Optional<byte[]> bytes = read(folder, reply);
            if (bytes.isPresent() || last) {
                return bytes;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** What nobody waits for any more is not to be done later. */
    private static void withdraw(SafeFolder folder, Path name) throws IOException {
        try {
            folder.delete(name);
        } catch (NoSuchFileException done) {
            // The usual case.
        }
    }

    private static byte[] request(Kind kind, String text) throws IOException {
        return JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("kind", kind == Kind.EXEC ? "exec" : "shell")
                .put("text", text));
    }

    /** Writes the request under the first free number. */
    private static int post(SafeFolder folder, byte[] request) throws IOException {
        for (int number = 1; ; number++) {
            Path draft = Path.of("." + number + ".draft");
            try {
                folder.create(draft, ByteBuffer.wrap(request));
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            if (folder.holds(Path.of(number + ".request")) || folder.holds(Path.of(number + ".reply"))) {
                folder.delete(draft);
                continue;
            }
            folder.rename(draft, Path.of(number + ".request"));
            return number;
        }
    }

    private static Optional<byte[]> read(SafeFolder folder, Path name) throws IOException {
        try {
            return Optional.of(folder.read(name, LARGEST_REPLY));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }

    private static Answer answer(byte[] bytes) throws IOException {
        JsonNode reply = JSON.readTree(new String(bytes, UTF_8));
        if (reply == null || !reply.path("output").isTextual()) {
            throw new IOException("expected an answer of the submission's shim, got something else; it may have been"
                    + " written by the submission itself");
        }
        return new Answer(reply.path("status").asInt(1), reply.path("output").asText());
    }
}
