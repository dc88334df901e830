package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
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
                Workspace.open(job.scratch()),
                new OutputLog(job.log(), job.limits().log()));
    }

    @SuppressWarnings("try") // The watch only has to be open.
    Outcome toEnd() throws IOException, InterruptedException {
        var saves = new Saves(workspace, job.limits().disk());
        try (Conversation conversation = Conversation.open(onHost.socket(), saves, events::add)) {
            var clocks = new PhaseClocks(job.limits(), nanoTime);
            Launch launch = Launch.of(job, onHost, inside);
            Process process = sandbox.start(launch);
            ProcessTree tree = sandbox.treeOf(process, launch);
            try (Watch watch = watch(tree)) {
                return follow(process, tree, conversation, clocks).withPeakMemory(watch.peakMemory());
            } finally {
                tree.kill();
                log.cut();
            }
        }
    }

    private Outcome follow(Process process, ProcessTree tree, Conversation conversation, PhaseClocks clocks)
            throws IOException, InterruptedException {
        var unused = process.onExit().thenRun(() -> events.add(new Event.Exited()));
        host.started(ProcessIdentity.of(process.toHandle()));
        var dialogue = new Dialogue(host, workspace, inside, clocks, progress);
        var supervision = new Supervision(events, host, dialogue, progress, clocks);

        Optional<Ending> limit = supervision.follow();
        clocks.stop();
        OptionalInt exitStatus =
                limit.isEmpty() && !process.isAlive() ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        tree.kill();
        conversation.stopListening();
        limit = supervision.hearLastWords();
        if (limit.isEmpty()) {
            // It may have printed or written too much and ended between two looks.
            limit = Watch.output(log, job.limits());
        }
        if (limit.isEmpty()) {
            limit = Watch.disk(folders(), job.limits());
        }
        var judgement = new Judgement(progress, clocks.phase(), sandbox.kind(), workspace, log);
        return outcome(limit.isPresent() ? limit.get() : judgement.on(exitStatus), exitStatus, clocks);
    }

    private Outcome outcome(Ending ending, OptionalInt exitStatus, PhaseClocks clocks) {
        return new Outcome(
                ending.verdict(),
                clocks.phase(),
                clocks.used(),
                ending.detail(),
                ending.verdict() == Verdict.OK ? progress.answers().flatMap(workspace::plainFile) : Optional.empty(),
                exitStatus,
                sandbox.kind(),
                0);
    }

    private Watch watch(ProcessTree tree) {
        return Watch.over(tree, job.limits(), log, folders(), events::add);
    }

    /** The folders that it can write to and that stay on the disk. */
    private List<Path> folders() {
        return List.of(workspace.shared(), job.code());
    }
}
