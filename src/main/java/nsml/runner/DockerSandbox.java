package nsml.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsml.runner.docker.ContainerImages;
import nsml.runner.docker.ContainerPlan;
import nsml.runner.docker.ContainerPlan.Mounted;
import nsml.runner.docker.Engine;
import nsml.runner.docker.EngineFacts;
import nsml.runner.docker.EngineImage;
import nsml.runner.docker.EngineSocket;
import nsml.runner.seccomp.SyscallProfile;

/**
 * Confinement by a container: what {@link Bubblewrap} shows is at the same places, the system and the language are an image's.
 */
final class DockerSandbox implements Sandbox {

    private static final long TMP_BYTES = 64L << 20;
    private static final Path LOG = Path.of("/nsml/log");

    /**
     * The container's first process: a shell that waits for the submission's own and so takes in whatever it leaves behind. Output
     * goes to a file, never through the engine, so that nobody ever waits for a reader. The engine's variables are none of ours.
     */
    private static final List<String> FIRST =
            List.of("sh", "-c", "unset HOSTNAME; \"$@\" </dev/null >>" + LOG + " 2>&1; exit $?", "nsml");

    private final EngineSocket socket;
    private final EngineFacts facts;

    /** An engine refuses a container that is to have a profile which it cannot keep. */
    private final Optional<String> systemCalls;

    DockerSandbox(EngineSocket socket, EngineFacts facts) {
        this.socket = socket;
        this.facts = facts;
        this.systemCalls = SyscallProfile.ofThisMachine().filter(profile -> facts.callsFiltered());
    }

    @Override
    public SandboxKind kind() {
        return SandboxKind.DOCKER;
    }

    @Override
    public Path dataset(Path folder, String name) {
        return Places.confinedDataset(name);
    }

    @Override
    public Places inside(Places host, String datasetName) {
        return host.confined(datasetName);
    }

    @Override
    public Optional<Owner> owner() {
        try {
            return Optional.of(Owner.unprivileged());
        } catch (IOException e) {
            throw new IllegalStateException("who runs this process cannot be told", e);
        }
    }

    @Override
    public Box start(Launch launch) throws IOException {
        Job job = launch.job();
        if (!Files.exists(job.log())) {
            Files.createFile(job.log());
        }
        Owner owner = Owner.unprivileged();
        for (Path given : List.of(
                launch.host().code(), launch.host().scratch(), launch.host().socketDirectory(), job.log())) {
            owner.give(given);
        }
        var engine = new Engine(socket);
        try {
            EngineImage image = image(engine, job.program());
            return DockerBox.start(engine, plan(launch, image, owner), protection(), job.log());
        } catch (IOException | RuntimeException e) {
            engine.close();
            Owner.ofThisProcess().give(job.log());
            throw e;
        }
    }

    private Protection protection() {
        Set<Bound> kept = EnumSet.noneOf(Bound.class);
        if (facts.memory()) {
            kept.add(Bound.MEMORY);
        }
        if (facts.processes()) {
            kept.add(Bound.PROCESSES);
        }
        if (facts.cpu()) {
            kept.add(Bound.CPU);
        }
        return new Protection(kind(), systemCalls.isPresent(), kept, "cgroup v" + facts.groups());
    }

    /** The image that the code asks for, if the engine has it. */
    private static EngineImage image(Engine engine, Program program) throws IOException {
        Optional<EngineImage> wanted = program.wanted().isEmpty()
                ? Optional.empty()
                : engine.image(program.wanted().get());
        if (wanted.isPresent()) {
            return wanted.get();
        }
        return engine.image(program.usualImage())
                .orElseThrow(() -> new IOException(
                        "the container engine has no image " + program.usualImage() + "; build it: nsml image build"));
    }

    private ContainerPlan plan(Launch launch, EngineImage image, Owner owner) {
        Job job = launch.job();
        Limits limits = job.limits();
        List<String> command = new ArrayList<>(FIRST);
        command.add(job.program().interpreterInImage());
        command.addAll(launch.command().subList(1, launch.command().size()));
        Map<String, String> environment = new HashMap<>(launch.environment());
        // The image knows best where its programs are.
        environment.remove("PATH");
        return new ContainerPlan(
                job.name(),
                image.id(),
                command,
                environment,
                launch.inside().code(),
                new ContainerPlan.User(owner.uid(), owner.gid()),
                mounts(launch, image),
                new ContainerPlan.Bounds(
                        limits.memory(),
                        limits.cpus(),
                        limits.processes(),
                        TMP_BYTES,
                        limits.shm(),
                        largestFile(limits)),
                systemCalls);
    }

    /** The log must be able to exceed its own limit, for that to be seen. */
    private static long largestFile(Limits limits) {
        return Math.max(limits.disk(), Math.max(2 * limits.log(), limits.shm()));
    }

    private static List<Mounted> mounts(Launch launch, EngineImage image) {
        Places host = launch.host();
        Places inside = launch.inside();
        List<Mounted> mounts = new ArrayList<>();
        mounts.add(new Mounted(host.code(), inside.code(), true));
        mounts.add(new Mounted(host.scratch(), inside.scratch(), true));
        mounts.add(new Mounted(launch.job().log(), LOG, true));
        mounts.add(new Mounted(host.data(), inside.data(), false));
        mounts.add(new Mounted(host.shim(), inside.shim(), false));
        mounts.add(new Mounted(host.socketDirectory(), inside.socketDirectory(), false));
        Optional<Image> libraries = launch.job().program().image();
        if (libraries.isPresent()
                && !image.label(ContainerImages.DIGEST)
                        .equals(Optional.of(libraries.get().digest()))) {
            mounts.add(new Mounted(libraries.get().folder(), inside.image().orElseThrow(), false));
        }
        return mounts;
    }
}
