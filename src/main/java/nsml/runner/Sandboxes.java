package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The sandboxes of this machine. */
public final class Sandboxes {

    private Sandboxes() {}

    /**
     * Gives the sandbox to prefer. The first call starts one around {@code /usr/bin/true}, as some systems have the program
     * and forbid what it does.
     *
     * @return the sandbox, or empty if it does not work here
     */
    public static Optional<Sandbox> bubblewrap() {
        return Probe.RESULT.sandbox();
    }

    /**
     * Says why {@link #bubblewrap} is empty.
     *
     * @return one sentence, or empty if it works
     */
    public static Optional<String> whyNotBubblewrap() {
        return Probe.RESULT.whyNot();
    }

    /**
     * Gives the sandbox that does not confine. Its processes may read, write and send whatever the caller may.
     *
     * @return the sandbox
     */
    public static Sandbox none() {
        return new PlainProcess();
    }

    /** What a machine allows does not change while we run, so that one probe does. */
    private record Probe(Optional<Sandbox> sandbox, Optional<String> whyNot) {

        static final Probe RESULT = Programs.find("bwrap")
                .map(Probe::of)
                .orElseGet(() -> failed(
                        "bubblewrap is not installed: there is no program bwrap; install the package bubblewrap"));

        private static Probe of(Path program) {
            var sandbox = new Bubblewrap(program);
            try {
                Process process = new ProcessBuilder(sandbox.bare("/usr/bin/true"))
                        .redirectErrorStream(true)
                        .start();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return failed(program + " did not end within 10 s");
                }
                if (process.exitValue() != 0) {
                    String said = new String(process.getInputStream().readNBytes(1000), UTF_8).strip();
                    return failed("this system does not let " + program + " confine a process: " + said);
                }
                return new Probe(Optional.of(sandbox), Optional.empty());
            } catch (IOException e) {
                return failed(program + " could not be started: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed("the probe of " + program + " was interrupted");
            }
        }

        private static Probe failed(String why) {
            return new Probe(Optional.empty(), Optional.of(why));
        }
    }
}
