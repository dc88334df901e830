package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nsml.runner.docker.Container;
import nsml.runner.docker.ContainerPlan;
import nsml.runner.docker.ContainerUsage;
import nsml.runner.docker.Engine;

/** A box that is a container. Its first process stands for it: with that one, the kernel kills all the others. */
final class DockerBox implements Box {

    private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);

    /** Of no process at all: it ended before anybody could look. */
    private static final ProcessIdentity GONE = new ProcessIdentity(0, -1);

    private final Engine engine;
    private final Container container;
    private final Protection protection;
    private final Path log;
    private final ProcessIdentity identity;
    private final Optional<ContainerUsage.Groups> groups;
    private final Lifeline lifeline;
    private final CompletableFuture<Integer> exit;

    private DockerBox(Engine engine, Container container, Protection protection, Path log) throws IOException {
        this.engine = engine;
        this.container = container;
        this.protection = protection;
        this.log = log;
        Optional<Long> first = container.firstProcess();
        this.identity =
                first.flatMap(ProcessHandle::of).map(ProcessIdentity::of).orElse(GONE);
        this.groups = first.flatMap(DockerBox::groups);
        this.lifeline = first.isPresent() ? Lifeline.to(first.get(), container.id()) : Lifeline.NONE;
        this.exit = container.onExit();
    }

    /**
     * Starts it; on failure, nothing is left, and the engine is the caller's again.
     *
     * @param log given to the container's user, and back to this process's in the end
     */
    static DockerBox start(Engine engine, ContainerPlan plan, Protection protection, Path log) throws IOException {
        // What a supervisor left that was killed.
        engine.remove(plan.name());
        Container container = engine.create(plan);
        try {
            container.start();
            return new DockerBox(engine, container, protection, log);
        } catch (IOException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private static Optional<ContainerUsage.Groups> groups(long process) {
        try {
            return Optional.of(ContainerUsage.Groups.of(process));
        } catch (IOException e) {
            // It has just ended.
            return Optional.empty();
        }
    }

    @Override
    public ProcessIdentity identity() {
        return identity;
    }

    @Override
    public Protection protection() {
        return protection;
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return exit;
    }

    /** Else the engine would have said so, and there were no box. */
    @Override
    public boolean wasSetUp() {
        return true;
    }

    @Override
    public Set<ProcessHandle> processes() {
        return identity.find().map(first -> new ProcessTree(first).look()).orElse(Set.of());
    }

    @Override
    public Footprint footprint() throws IOException {
        boolean over = hasEnded();
        Footprint footprint = groups.map(ContainerUsage.Groups::usage)
                .map(DockerBox::footprint)
                .orElse(Footprint.NONE);
        // The kernel's counts are gone with the last process; the engine keeps this one.
        return over && container.ranOutOfMemory() ? footprint.most(OUT_OF_MEMORY) : footprint;
    }

    private static final Footprint OUT_OF_MEMORY = new Footprint(0, 0, 0, Duration.ZERO, true, false);

    private static Footprint footprint(ContainerUsage usage) {
        return new Footprint(
                usage.memory(),
                usage.peakMemory(),
                usage.tasks(),
                usage.cpuTime(),
                usage.killedForMemory(),
                usage.refusedTasks());
    }

    /** An engine needs control groups itself, and there the kernel counts. */
    @Override
    public List<Path> uncountedFolders() {
        return List.of();
    }

    private boolean hasEnded() throws IOException {
        try {
            return exit.getNow(null) != null;
        } catch (RuntimeException e) {
            throw new IOException("a container's end cannot be awaited any more", e);
        }
    }

    @Override
    public void kill() throws IOException, InterruptedException {
        // The kernel is quicker than the engine, which may be busy, hang, or have died itself.
        boolean refused =
                identity.find().filter(first -> !first.destroyForcibly()).isPresent();
        if ((refused || identity.equals(GONE)) && !exit.isDone()) {
            container.kill();
        }
        try {
            exit.get(LONGEST_DEATH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            if (identity.isAlive()) {
                throw new IOException(
                        "expected a container to end within " + LONGEST_DEATH.toSeconds() + " s of being killed", e);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (engine;
                container;
                lifeline) {
            kill();
        } finally {
            Owner.ofThisProcess().give(log);
        }
    }
}
