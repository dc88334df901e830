package nsml.runner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processes of a run without a sandbox whose parents have died, so that descent no longer tells where they belong. They are
 * known by their environment, which children inherit: it names the run's socket. A process that clears its environment and
 * leaves its parent escapes; this is one of the reasons not to run foreign code without a sandbox.
 *
 * <p>Linux only; elsewhere none are found.
 */
public final class Leftovers {

    private static final Path PROC = Path.of("/proc");

    private final String mark;

    /**
     * Looks for the processes of a run.
     *
     * @param socketDirectory the run's {@link Job#socketDirectory}
     */
    public Leftovers(Path socketDirectory) {
        this.mark = '\0' + Environment.SOCKET + '=' + Places.socket(socketDirectory.toAbsolutePath()) + '\0';
    }

    /**
     * Kills them, and returns when they are dead.
     *
     * @throws InterruptedException if the thread was interrupted while it waited for them
     */
    public void kill() throws InterruptedException {
        for (ProcessHandle process : find().toList()) {
            new ProcessTree(process, Optional.of(this)).kill();
        }
    }

    Stream<ProcessHandle> find() {
        if (!Files.isReadable(PROC.resolve("self/environ"))) {
            return Stream.empty();
        }
        return ProcessHandle.allProcesses().filter(this::isMarked).filter(ProcessIdentity::isAlive);
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(PROC.resolve(process.pid() + "/environ"));
            // Compared byte for byte, as whatever stands there need not be UTF-8.
            String marked = new String(mark.getBytes(UTF_8), ISO_8859_1);
            return ('\0' + new String(environment, ISO_8859_1) + '\0').contains(marked);
        } catch (IOException e) {
            // Gone, or another user's.
            return false;
        }
    }
}
