package nsml.runner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A container engine on this machine. Thread-safe. It is only ever asked for images that it has; nothing is pulled. */
public final class Engine implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    /** Far more than any answer takes: only an engine that hangs needs longer. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final EngineSocket socket;
    private final DockerClient client;
    private final Patience patience;

    /**
     * Speaks to an engine, not yet.
     *
     * @param socket where it listens
     */
    public Engine(EngineSocket socket) {
        this(socket, TO_ANSWER);
    }

    Engine(EngineSocket socket, Duration toAnswer) {
        this.socket = socket;
        this.patience = new Patience(toAnswer);
        this.client = DockerClientImpl.getInstance(
                new EngineConfig(socket.uri()),
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(socket.uri())
                        .connectionTimeout(TO_CONNECT)
                        .build());
    }

    /**
     * Asks whether it answers.
     *
     * @return why an engine cannot be used, in one sentence; empty if it can
     */
    public static Optional<String> whyNot(EngineSocket socket) {
        Optional<String> hopeless = socket.whyNot();
        if (hopeless.isPresent()) {
            return hopeless;
        }
        try (Engine engine = new Engine(socket)) {
            engine.ask(() -> engine.client.pingCmd().exec());
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Asks what it can hold a container with.
     *
     * @throws EngineException if the engine does not answer
     */
    public EngineFacts facts() throws EngineException {
        return EngineFacts.of(ask(() -> client.infoCmd().exec()));
    }

    /**
     * Finds an image.
     *
     * @param name its name, {@code :latest} unless it says otherwise
     * @return the image, or empty if the engine does not have it
     * @throws EngineException if the engine does not answer
     */
    public Optional<EngineImage> image(String name) throws EngineException {
        try {
            return Optional.of(
                    described(name, ask(() -> client.inspectImageCmd(name).exec())));
        } catch (EngineException e) {
            if (e.getCause() instanceof NotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Names the images that have a label, in order. */
    List<String> imagesWith(String label) throws EngineException {
        return ask(() -> client.listImagesCmd().withLabelFilter(label).exec()).stream()
                .flatMap(image -> Stream.ofNullable(image.getRepoTags()).flatMap(Stream::of))
                .filter(name -> !name.startsWith("<none>"))
                .map(name -> name.endsWith(":latest") ? name.substring(0, name.lastIndexOf(':')) : name)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Builds an image from a context in the form of a tar archive, in which a {@code Dockerfile} lies at the top. */
    void build(
            String name,
            InputStream context,
            Map<String, String> arguments,
            Map<String, String> labels,
            boolean network)
            throws EngineException {
        var said = new BuildOutput();
        ask(() -> {
            var build = client.buildImageCmd()
                    .withTarInputStream(context)
                    .withTags(Set.of(name))
                    .withLabels(labels)
                    .withPull(false)
                    .withRemove(true)
                    .withForcerm(true)
                    .withNetworkMode(network ? "host" : "none");
            arguments.forEach(build::withBuildArg);
            return build.exec(said);
        });
        said.await(name);
    }

    /** Removes an image unless something still needs it. */
    void removeImage(String id) {
        try {
            ask(() -> client.removeImageCmd(id).exec());
        } catch (EngineException e) {
            // Some container still uses it, or another name.
        }
    }

    /**
     * Makes a container, which does not run yet.
     *
     * @throws EngineException if the engine refuses, for instance as there is one of that name
     */
    public Container create(ContainerPlan plan) throws EngineException {
        return Container.create(this, plan);
    }

    /**
     * Kills a container and removes it; does nothing if there is none of that name.
     *
     * @throws EngineException if the engine does not answer
     */
    public void remove(String container) throws EngineException {
        try {
            ask(() -> client.removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        } catch (EngineException e) {
            if (!(e.getCause() instanceof NotFoundException)) {
                throw e;
            }
        }
    }

    /**
     * Tells whether there is a container of that name, running or not.
     *
     * @throws EngineException if the engine does not answer
     */
    public boolean hasContainer(String name) throws EngineException {
        try {
            ask(() -> client.inspectContainerCmd(name).exec());
            return true;
        } catch (EngineException e) {
            if (e.getCause() instanceof NotFoundException) {
                return false;
            }
            throw e;
        }
    }

    DockerClient client() {
        return client;
    }

    /** The library's exceptions are unchecked, of many kinds, and speak in JSON. */
    <T> T ask(Supplier<T> question) throws EngineException {
        try {
            return patience.with(question);
        } catch (DockerException e) {
            throw new EngineException("the container engine refused: " + EngineMessage.of(e), e);
        } catch (RuntimeException e) {
            throw new EngineException("the container engine at " + socket + " does not answer: " + reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static EngineImage described(String name, InspectImageResponse image) {
        return new EngineImage(
                name,
                String.valueOf(image.getId()),
                Optional.ofNullable(image.getSize()).orElse(0L),
                Optional.ofNullable(image.getCreated())
                        .map(created -> OffsetDateTime.parse(created).toInstant())
                        .orElse(Instant.EPOCH),
                Optional.ofNullable(image.getConfig())
                        .map(ContainerConfig::getLabels)
                        .orElse(Map.of()));
    }

    @Override
    public void close() {
        try (patience) {
            client.close();
        } catch (IOException e) {
            // Nothing was left to be said.
        }
    }
}
