package nsml.session;

import java.util.Map;
import nsml.catalog.SessionOptions;
import nsml.dataset.Competition;
import nsml.runner.Limits;
import nsml.shim.wire.Phase;

/** A competition's limits as the runner wants them. */
final class SessionLimits {

    /** What a session may print; the original kept logs on a shared disk and said nothing of a limit. */
    private static final long LOG_BYTES = 64L << 20;

    private SessionLimits() {}

    /** Puts what a session asks for in the place of what it would get. */
    static Limits of(Competition.Limits limits, SessionOptions asked) {
        long memory = asked.memory().orElse(limits.memory());
        return new Limits(
                Map.of(
                        Phase.START, limits.start(),
                        Phase.LOAD, limits.load(),
                        Phase.TRAIN, limits.train(),
                        Phase.INFER, limits.infer()),
                memory,
                asked.cpus().orElse(limits.cpus()),
                limits.disk(),
                limits.processes(),
                asked.shm().orElse(Math.min(limits.shm(), memory)),
                LOG_BYTES);
    }
}
