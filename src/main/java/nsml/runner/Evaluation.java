package nsml.runner;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import nsml.shim.wire.Phase;

/**
 * Runs an organiser's own program on what a submission left, in a sandbox of its own. The program is nobody's enemy, but what it
 * reads is: the prediction file comes from the submission, and organisers' programs have been known to evaluate it as code.
 *
 * @param sandbox how it is confined
 * @param name see {@link Job#name}
 * @param code a private folder with the program and what it reads, its working directory
 * @param data the folder that it sees under {@code /data/NAME}
 * @param datasetName that name
 * @param program the program
 * @param scratch an empty folder
 * @param log where its output goes; must not exist
 * @param limits of which the time in phase INFER counts
 */
public record Evaluation(
        Sandbox sandbox,
        String name,
        Path code,
        Path data,
        String datasetName,
        PythonProgram program,
        Path scratch,
        Path log,
        Limits limits) {

    private static final String START = "NSML_START";
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    /**
     * Runs it to its end. When this returns or throws, no process of it lives.
     *
     * @param stop whether somebody wants the session to end
     * @return why it failed, in one sentence; empty if it ended with exit status 0
     * @throws IOException if it could not be started
     * @throws InterruptedException if the thread was interrupted; the program has been killed
     */
    public Optional<String> run(BooleanSupplier stop) throws IOException, InterruptedException {
        Path shared = Files.createDirectories(scratch.resolve("shared"));
        Files.createDirectories(shared.resolve("tmp"));
        Path nothing = Files.createDirectories(scratch.resolve("socket"));
        Job job = new Job(name, code, program, data, datasetName, scratch, nothing, log, limits);
        Places host = Places.onHost(job, shared);
        Launch launch = Launch.of(job, host, sandbox.inside(host, datasetName));
        var output = new OutputLog(log, limits.log());
        try (Box box = sandbox.start(launch.with(START, constants(launch.inside())))) {
            return follow(box, output, List.of(code, shared), stop);
        } finally {
            output.cut();
        }
    }

    private Optional<String> follow(Box box, OutputLog output, List<Path> folders, BooleanSupplier stop)
            throws IOException, InterruptedException {
        var exceeded = new AtomicReference<String>();
        CompletableFuture<Integer> exit = box.onExit();
        try (Watch watch = Watch.over(box, limits, output, folders, event -> note(event, exceeded))) {
            long limit = limits.time(Phase.INFER).toNanos();
            long begin = System.nanoTime();
            while (!hasEnded(exit) && exceeded.get() == null) {
                if (stop.getAsBoolean()) {
                    return Optional.of("it was stopped on demand");
                }
                if (System.nanoTime() - begin > limit) {
                    return Optional.of("it did not end within " + Printable.seconds(limits.time(Phase.INFER)));
                }
            }
            box.kill();
            if (exceeded.get() != null) {
                return Optional.of(exceeded.get());
            }
            Optional<Ending> tooMuch = watch.lastLook(output, limits);
            if (tooMuch.isPresent()) {
                return tooMuch.map(Ending::detail);
            }
        }
        int status = exit.join();
        return status == 0 ? Optional.empty() : Optional.of("it ended with exit status " + status + lastLine(output));
    }

    private static boolean hasEnded(CompletableFuture<Integer> exit) throws IOException, InterruptedException {
        try {
            exit.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("the end of a program could not be awaited", e);
        }
    }

    /** What {@code import nsml} tells the program; it has nobody to talk to. */
    private String constants(Places inside) throws IOException {
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "session",
                        "evaluation",
                        "mode",
                        "test",
                        "dataset",
                        datasetName,
                        "datasetPath",
                        inside.data().toString(),
                        "scratchPath",
                        inside.scratch().toString(),
                        "arguments",
                        List.of(),
                        "seed",
                        0,
                        "gpuCount",
                        0));
    }

    private static void note(Event event, AtomicReference<String> exceeded) {
        if (event instanceof Event.Exceeded limit) {
            exceeded.set(limit.ending().detail());
        } else if (event instanceof Event.Faulted faulted) {
            exceeded.set("it could not be watched: " + faulted.cause().getMessage());
        }
    }

    private static String lastLine(OutputLog output) throws IOException {
        List<String> lines = output.lastLines();
        return lines.isEmpty() ? "" : "; its last line: " + Printable.text(lines.get(lines.size() - 1));
    }
}
