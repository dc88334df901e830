package nsml.runner;

import nsml.runner.docker.Engine;
import nsml.runner.docker.EngineException;
import nsml.runner.docker.EngineSocket;

/** The container of a supervisor that was killed. It has died soon after it, but the engine keeps it. */
public final class OrphanedContainer {

    private OrphanedContainer() {}

    /**
     * Kills and removes it; does nothing if the engine has none of that name, or is not there itself.
     *
     * @param name the run's {@link Job#name}
     */
    public static void remove(String name) {
        EngineSocket socket = EngineSocket.of(System.getenv());
        if (Engine.whyNot(socket).isPresent()) {
            return;
        }
        try (var engine = new Engine(socket)) {
            engine.remove(name);
        } catch (EngineException e) {
            // Whoever starts a run of that name tries again.
        }
    }
}
