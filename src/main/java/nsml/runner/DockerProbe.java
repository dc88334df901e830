package nsml.runner;

import java.util.Optional;
import nsml.runner.docker.ContainerImages;
import nsml.runner.docker.Engine;
import nsml.runner.docker.EngineException;
import nsml.runner.docker.EngineFacts;
import nsml.runner.docker.EngineSocket;

/** Whether an engine answers and has an image. Asked once: it takes a third of a second. */
final class DockerProbe {

    static final Probe RESULT = of(EngineSocket.of(System.getenv()));

    private DockerProbe() {}

    private static Probe of(EngineSocket socket) {
        Optional<String> whyNot = Engine.whyNot(socket);
        if (whyNot.isPresent()) {
            return Probe.failed(whyNot.get());
        }
        try (var engine = new Engine(socket)) {
            EngineFacts facts = engine.facts();
            if (facts.usersMapped()) {
                return Probe.failed(
                        "the container engine at " + socket + " runs without root or maps users, so that a container"
                                + " could not write to a session's folders");
            }
            boolean ready = engine.image(ContainerImages.JAVA).isPresent()
                    || engine.image(ContainerImages.PYTHON).isPresent();
            return ready
                    ? Probe.worked(new DockerSandbox(socket, facts))
                    : Probe.failed("the container engine at " + socket + " has neither image " + ContainerImages.JAVA
                            + " nor " + ContainerImages.PYTHON + "; build them: nsml image build");
        } catch (EngineException e) {
            return Probe.failed(String.valueOf(e.getMessage()));
        }
    }
}
