package nsml.runner;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends a container with its supervisor, however that one ends: a shell outside of the container waits for the end of a pipe
 * that the kernel closes with the supervisor, and then kills the container's first process. It makes sure that the number still
 * is that process's.
 */
final class Lifeline implements AutoCloseable {

    /** For a container that is over already. */
    static final Lifeline NONE = new Lifeline(Optional.empty());

    private static final String SCRIPT = "read -r word || { grep -qs \"$2\" \"/proc/$1/cgroup\" && kill -9 \"$1\"; }";

    private final Optional<Process> watcher;

    private Lifeline(Optional<Process> watcher) {
        this.watcher = watcher;
    }

    /** The container's control groups bear the mark. */
    static Lifeline to(long process, String mark) throws IOException {
        List<String> line = new ArrayList<>();
        // What kills the supervisor's group or terminal must not kill the watcher first.
        Programs.find("setsid").ifPresent(setsid -> line.add(setsid.toString()));
        line.addAll(List.of("sh", "-c", SCRIPT, "nsml-lifeline", Long.toString(process), mark));
        var builder = new ProcessBuilder(line)
                .directory(new File("/"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        return new Lifeline(Optional.of(builder.start()));
    }

    /** Lets the watcher go without a kill. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (watcher.isPresent()) {
            try (OutputStream pipe = watcher.get().getOutputStream()) {
                pipe.write('\n');
            } catch (IOException e) {
                // Somebody has killed it.
            }
            watcher.get().waitFor();
        }
    }
}
