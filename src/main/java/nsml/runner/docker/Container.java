package nsml.runner.docker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A container of the engine's, from its creation to its removal. Thread-safe. */
public final class Container implements AutoCloseable {

    private final Engine engine;
    private final String name;
    private final String id;

    private Container(Engine engine, String name, String id) {
        this.engine = engine;
        this.name = name;
        this.id = id;
    }

    static Container create(Engine engine, ContainerPlan plan) throws EngineException {
        String id = engine.ask(
                () -> HardenedContainer.command(engine.client(), plan).exec().getId());
        return new Container(engine, plan.name(), id);
    }

    /**
     * Starts it.
     *
     * @throws EngineException if the engine cannot, for instance as the image has no such program
     */
    public void start() throws EngineException {
        engine.ask(() -> engine.client().startContainerCmd(name).exec());
    }

    /**
     * Tells which process of this machine is its first one, with which all others die.
     *
     * @return its number; empty if it has ended, or if the engine lives in a machine of its own, where numbers mean others
     * @throws EngineException if the engine does not answer
     */
    public Optional<Long> firstProcess() throws EngineException {
        return Optional.ofNullable(state().getPidLong()).filter(pid -> pid > 0).filter(this::isMine);
    }

    private boolean isMine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cgroup"), ISO_8859_1)
                    .contains(id);
        } catch (IOException e) {
            return false;
        }
    }

    /** The engine's own name for it, which its control groups bear, too. */
    public String id() {
        return id;
    }

    /**
     * Tells whether the kernel killed one of its processes for want of memory.
     *
     * @throws EngineException if the engine does not answer
     */
    public boolean ranOutOfMemory() throws EngineException {
        return Boolean.TRUE.equals(state().getOOMKilled());
    }

    /** The exit status of its first process, once that has ended; to be asked when it has been started. */
    public CompletableFuture<Integer> onExit() {
        var exit = new CompletableFuture<Integer>();
        engine.client().waitContainerCmd(name).exec(new ResultCallback.Adapter<WaitResponse>() {
            @Override
            public void onNext(WaitResponse ended) {
                exit.complete(ended.getStatusCode());
            }

            @Override
            public void onError(Throwable e) {
                exit.completeExceptionally(new EngineException("the container engine lost sight of " + name, e));
            }

            @Override
            public void onComplete() {
                exit.completeExceptionally(
                        new EngineException("the container engine did not say how " + name + " ended"));
            }
        });
        return exit;
    }

    /** Has the engine kill all its processes; does nothing if it has ended. */
    public void kill() throws EngineException {
        try {
            engine.ask(() -> engine.client().killContainerCmd(name).exec());
        } catch (EngineException e) {
            // Ended already: 409, or removed: 404.
            if (!(e.getCause() instanceof DockerException)) {
                throw e;
            }
        }
    }

    private InspectContainerResponse.ContainerState state() throws EngineException {
        return engine.ask(() -> engine.client().inspectContainerCmd(name).exec())
                .getState();
    }

    /** Kills and removes it. */
    @Override
    public void close() throws EngineException {
        engine.remove(name);
    }
}
