package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import nsml.shim.Mode;
import nsml.shim.wire.Phase;
import nsml.store.Digest;

/** All that a run needs, in one folder; each test changes what it is about. */
final class Bench {

    static final Duration AMPLE = Duration.ofSeconds(60);
    static final long MEBIBYTE = 1 << 20;

    final Path folder;
    /** The same in the process of another supervisor, which only knows the folder. */
    String name;

    RecordingHost host;
    String entry = "submission.jar";
    Optional<Image> image = Optional.empty();
    Optional<Program> program = Optional.empty();
    long memory = 1 << 30;
    long disk = 64 * MEBIBYTE;
    int processes = 150;
    long log = MEBIBYTE;
    LongSupplier nanoTime = System::nanoTime;

    private final Sandbox sandbox;
    private final Map<Phase, Duration> time =
            new EnumMap<>(Map.of(Phase.START, AMPLE, Phase.LOAD, AMPLE, Phase.TRAIN, AMPLE, Phase.INFER, AMPLE));
    private Path shim;

    Bench(Path folder, Sandbox sandbox) throws IOException {
        this(folder, sandbox, Compiled.shim(folder));
    }

    Bench(Path folder, Sandbox sandbox, Path shim) throws IOException {
        this.folder = folder;
        this.name = "nsml-test-" + Digest.of(folder.toString().getBytes(UTF_8)).brief();
        this.sandbox = sandbox;
        for (String name : List.of(
                "code", "data/test/test_data/query", "data/test/test_data/reference", "scratch", "s", "store")) {
            Files.createDirectories(folder.resolve(name));
        }
        this.host = new RecordingHost(folder.resolve("store"));
        this.shim = shim;
    }

    Bench submission(String className) throws IOException {
        Compiled.submission(className, folder.resolve("code/submission.jar"));
        return this;
    }

    /** Runs a bare client in the place of the shim. */
    Bench script(String... lines) throws IOException {
        submission("Gentle");
        shim = folder.resolve("client.jar");
        Compiled.client(shim);
        Files.write(folder.resolve("code/script"), List.of(lines));
        return this;
    }

    Bench train() {
        host.mode = Mode.TRAIN;
        return this;
    }

    Bench checkpoint() throws IOException {
        host.keep("1");
        host.checkpoint = Optional.of("1");
        return this;
    }

    Bench arguments(String... arguments) {
        host.arguments = List.of(arguments);
        return this;
    }

    Bench limit(Phase phase, Duration limit) {
        time.put(phase, limit);
        return this;
    }

    Job job() {
        return new Job(
                name,
                folder.resolve("code"),
                program.orElseGet(() -> new JavaProgram(entry, shim, image)),
                folder.resolve("data"),
                "ir",
                folder.resolve("scratch"),
                folder.resolve("s"),
                log(),
                new Limits(time, memory, 1, disk, processes, 64 * MEBIBYTE, log));
    }

    Outcome run() throws IOException, InterruptedException {
        return new Runner(sandbox, nanoTime).run(job(), host);
    }

    Path log() {
        return folder.resolve("log");
    }

    String printed() throws IOException {
        return Files.readString(log());
    }
}
