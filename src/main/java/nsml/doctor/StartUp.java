package nsml.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nsml.runner.SandboxKind;
import nsml.shim.wire.Phase;

/** Measures how long a submission takes to say its first word. */
final class StartUp {

    private static final int TIMES = 5;

    private final HarmlessSession sessions;

    StartUp(HarmlessSession sessions) {
        this.sessions = sessions;
    }

    /** The median in a sandbox less that in a plain process, measured in turns, as the machine may have other work. */
    Duration beyondPlain(SandboxKind sandbox) throws IOException, InterruptedException {
        List<Double> confined = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            confined.add(seconds(sandbox));
            plain.add(seconds(SandboxKind.NONE));
        }
        return Duration.ofMillis(Math.round(1000 * (median(confined) - median(plain))));
    }

    private double seconds(SandboxKind sandbox) throws IOException, InterruptedException {
        return sessions.timed(sandbox).getOrDefault(Phase.START.name(), 0.0);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
