package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;

/** One run, from an empty scratch folder to its outcome. */
final class Run {

    private final Sandbox sandbox;
    private final Job job;
    private final Host host;
    private final Workspace workspace;
    private final Places onHost;
    private final Places inside;
    private final OutputLog log;
    private final LongSupplier nanoTime;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Progress progress = new Progress();

    private Run(Sandbox sandbox, LongSupplier nanoTime, Job job, Host host, Workspace workspace, OutputLog log) {
        this.sandbox = sandbox;
        this.job = job;
        this.host = host;
        this.workspace = workspace;
        this.onHost = Places.onHost(job, workspace.shared());
        this.inside = sandbox.inside(onHost, job.datasetName());
        this.log = log;
        this.nanoTime = nanoTime;
    }

    static Run prepare(Sandbox sandbox, LongSupplier nanoTime, Job job, Host host) throws IOException {
        return new Run(
                sandbox,
                nanoTime,
                job,
                host,
                Workspace.open(job.scratch(), sandbox.owner()),
                new OutputLog(job.log(), job.limits().log()));
    }

    Outcome toEnd() throws IOException, InterruptedException {
        var saves = new Saves(workspace, job.limits().disk());
        try (Conversation conversation = Conversation.open(onHost.socket(), saves, host::handedOver, events::add)) {
            var clocks = new PhaseClocks(job.limits(), nanoTime);
            try (Box box = sandbox.start(Launch.of(job, onHost, inside));
                    Watch watch = watch(box)) {
                return follow(box, watch, conversation, clocks);
            } finally {
                log.cut();
            }
        }
    }

    private Outcome follow(Box box, Watch watch, Conversation conversation, PhaseClocks clocks)
            throws IOException, InterruptedException {
        watch.keep(clocks);
        CompletableFuture<Integer> exit = box.onExit();
        var unused = exit.thenRun(() -> events.add(new Event.Exited()));
        host.started(box.identity(), box.protection());
        var dialogue = new Dialogue(host, workspace, inside, clocks, progress);
        var supervision = new Supervision(events, host, dialogue, progress, clocks);

        Optional<Ending> limit = supervision.follow();
        clocks.stop();
        OptionalInt exitStatus = limit.isEmpty() && exit.isDone() ? OptionalInt.of(exit.join()) : OptionalInt.empty();
        box.kill();
        conversation.stopListening();
        limit = supervision.hearLastWords();
        if (limit.isEmpty()) {
            limit = watch.lastLook(log, job.limits());
        }
        var judgement = new Judgement(progress, clocks.phase(), box, workspace, log);
        Ending ending = limit.isPresent()
                ? limit.get()
                : FullDisk.blamed(
                        judgement.on(exitStatus), writable(), job.limits().disk());
        return outcome(ending, exitStatus, clocks, box.protection()).withPeak(watch.most());
    }

    private Outcome outcome(Ending ending, OptionalInt exitStatus, PhaseClocks clocks, Protection protection) {
        return new Outcome(
                ending.verdict(),
                clocks.phase(),
                clocks.used(),
                ending.detail(),
                ending.verdict() == Verdict.OK ? progress.answers().flatMap(workspace::plainFile) : Optional.empty(),
                exitStatus,
                protection,
                0,
                Duration.ZERO);
    }

    private Watch watch(Box box) {
        return Watch.over(box, job.limits(), log, writable(), events::add);
    }

    private List<Path> writable() {
        return List.of(workspace.shared(), job.code());
    }
}
