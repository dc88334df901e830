package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Tries bubblewrap out around {@code /usr/bin/true}. */
final class BubblewrapProbe {

    static final Probe RESULT = Programs.find("bwrap")
            .map(BubblewrapProbe::of)
            .orElseGet(() -> Probe.failed(
                    "bubblewrap is not installed: there is no program bwrap; install the package bubblewrap"));

    private BubblewrapProbe() {}

    private static Probe of(Path program) {
        try {
            return of(new Bubblewrap(program));
        } catch (IOException e) {
            return Probe.failed(program + " could not be tried out: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Probe.failed("the probe of " + program + " was interrupted");
        }
    }

    private static Probe of(Bubblewrap sandbox) throws IOException, InterruptedException {
        Process process = sandbox.bare("/usr/bin/true");
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Probe.failed("bubblewrap did not end within 10 s");
        }
        if (process.exitValue() != 0) {
            String said = new String(process.getInputStream().readNBytes(1000), UTF_8).strip();
            return Probe.failed("this system does not let bubblewrap confine a process: " + said);
        }
        return Probe.worked(sandbox);
    }
}
