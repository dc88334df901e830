package nsml.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import nsml.catalog.Catalog;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.dataset.Competition;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.dataset.Datasets;
import nsml.dataset.Scoring;
import nsml.runner.BadPackageException;
import nsml.runner.Outcome;
import nsml.runner.Sandbox;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;
import nsml.runner.Verdict;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.store.BlobStore;
import nsml.store.Home;
import nsml.store.Tree;

/**
 * Answers for one session from its start to its end: prepares its folder, has it run, grades it, and writes down how it ended.
 * Lives in a process of its own, so that it outlasts the command that started it.
 */
public final class Supervisor {

    private final Home home;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Datasets datasets;
    private final Programs programs;
    private final ProcessKey self;
    private final InstantSource clock;
    private final Optional<String> canary;

    /**
     * Gets ready.
     *
     * @param self its own process
     * @param canary the word in that process's environment by which thieves of environments are known
     */
    public Supervisor(
            Home home,
            Catalog catalog,
            BlobStore blobs,
            Datasets datasets,
            Programs programs,
            ProcessKey self,
            InstantSource clock,
            Optional<String> canary) {
        this.home = home;
        this.catalog = catalog;
        this.blobs = blobs;
        this.datasets = datasets;
        this.programs = programs;
        this.self = self;
        this.clock = clock;
        this.canary = canary;
    }

    /**
     * Supervises a session to its end. Call it on a thread that stays: the sandbox dies with that thread.
     *
     * @throws IOException if what the session leaves behind cannot be tidied away; its end is recorded all the same
     */
    public void supervise(SessionId id) throws IOException {
        if (!catalog.sessions().take(id, self)) {
            return;
        }
        SessionRecord session = catalog.sessions().find(id).orElseThrow();
        SessionFolder folder = SessionFolder.of(home, id);
        Graded graded;
        Optional<Guard> guard = Optional.empty();
        try {
            Optional<Dataset> dataset = dataset(session);
            guard = guard(session, folder, dataset);
            graded = runAndGrade(session, folder, dataset, guard);
        } catch (BadPackageException e) {
            graded = Graded.without(notStarted(Verdict.BAD_PACKAGE, e.reason()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            graded = Graded.without(platformFailure(id, folder, e));
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            graded = Graded.without(platformFailure(id, folder, e));
        }
        if (session.plan().kind().isGraded()) {
            graded = told(session, folder, guard, graded);
        }
        try {
            folder.tidy();
        } finally {
            record(session, graded);
        }
    }

    /** The end and the score are recorded together or not at all; whoever sees the end may touch the session's folder. */
    private void record(SessionRecord session, Graded graded) {
        catalog.atomically(() -> {
            boolean ended = catalog.sessions().end(session.id(), graded.ending());
            if (ended) {
                graded.score().ifPresent(catalog.scores()::add);
            }
            return ended;
        });
    }

    private Optional<Guard> guard(SessionRecord session, SessionFolder folder, Optional<Dataset> dataset)
            throws IOException {
        return session.plan().kind().isGraded()
                ? Optional.of(Guard.of(folder, dataset.orElseThrow(), canary, clock))
                : Optional.empty();
    }

    /** What may be told of a session that sees the hidden test set. */
    private Graded told(SessionRecord session, SessionFolder folder, Optional<Guard> guard, Graded graded) {
        if (guard.isEmpty()) {
            return CompetitorEnding.of(graded);
        }
        Censor censor = new Censor(session, folder, guard.get(), catalog, clock);
        try {
            return censor.tell(censor.search(graded));
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            return CompetitorEnding.of(Graded.without(platformFailure(session.id(), folder, e)));
        }
    }

    private Graded runAndGrade(
            SessionRecord session, SessionFolder folder, Optional<Dataset> dataset, Optional<Guard> guard)
            throws IOException, InterruptedException, BadPackageException {
        SessionRun.Rules rules = rules(session, dataset, guard);
        SessionRun run = new SessionRun(session, folder, catalog, blobs, programs, sandbox(session), rules);
        if (!session.plan().kind().isSubmit()) {
            Path data = dataset.isPresent() ? dataset.get().trainSide() : folder.noData();
            Outcome outcome = run.on(data, folder.log());
            return Graded.without(ending(outcome, outcome.verdict(), outcome.detail() + keepProduced(session, folder)));
        }
        Dataset test = dataset.orElseThrow();
        BooleanSupplier stop = () -> catalog.sessions().stopRequested(session.id());
        Grading grading =
                new Grading(session, test, new ScriptScore(test, programs, sandbox(session), folder, stop, guard));
        if (session.plan().kind() == SessionKind.SUBMIT_TEST) {
            Graded rehearsed = Graded.without(new Rehearsal(session, folder, test, run, grading).ending());
            return stop.getAsBoolean() ? rehearsed.stopped() : rehearsed;
        }
        Outcome outcome = run.on(test.testSide(), folder.log());
        if (outcome.verdict() == Verdict.OK && rules.deadline().isOver()) {
            return Graded.without(
                    ending(outcome, Verdict.STOPPED, rules.deadline().detail()));
        }
        if (outcome.answers().isEmpty()) {
            return Graded.without(ending(outcome, outcome.verdict(), outcome.detail()));
        }
        if (guard.isPresent()) {
            searchAnswers(
                    guard.get(),
                    outcome.answers().get(),
                    test.competition().limits().answers());
        }
        Graded graded = grading.grade(outcome, outcome.answers().get(), clock.instant());
        return stop.getAsBoolean() ? graded.stopped() : graded;
    }

    /** Apart from the folder that they lie in, of which not all may be read. */
    private static void searchAnswers(Guard guard, Path answers, long most) throws IOException {
        try {
            guard.canaries().file("its answers", answers, most);
        } catch (AccessDeniedException e) {
            // The submission closed them, to the grader as well, who says so.
            return;
        }
    }

    /**
     * Keeps what a session made. A submission can leave a folder that nobody can look into, which is no fault of the platform.
     *
     * @return what is to be said if it cannot be kept, else nothing
     */
    private String keepProduced(SessionRecord session, SessionFolder folder) throws IOException {
        Tree sent = blobs.tree(session.plan().code());
        try {
            Produced.keep(folder.code(), sent, folder.produced());
            return "";
        } catch (IOException e) {
            e.printStackTrace();
            return "; the files it made cannot be kept for nsml download, details: " + folder.supervisorLog();
        }
    }

    private Optional<Dataset> dataset(SessionRecord session) throws IOException {
        String name = session.id().dataset();
        return name.equals(SessionStarter.NO_DATASET)
                ? Optional.empty()
                : Optional.of(
                        datasets.require(DatasetName.of(name), session.plan().datasetVersion()));
    }

    private SessionRun.Rules rules(SessionRecord session, Optional<Dataset> dataset, Optional<Guard> guard) {
        Optional<Competition> competition = dataset.map(Dataset::competition);
        return new SessionRun.Rules(
                competition.map(Competition::limits).orElse(Competition.Limits.DEFAULT),
                competition.isEmpty() || competition.get().scoring() instanceof Scoring.Ranking
                        ? Reply.AnswersKind.RANKINGS
                        : Reply.AnswersKind.PREDICTIONS,
                // A session without GPUs costs nothing, and goes on when the others have spent all.
                new CreditWatch(
                        competition.filter(any -> session.plan().options().gpus() > 0),
                        catalog,
                        session.id().team(),
                        session.id().dataset(),
                        clock),
                new DeadlineWatch(session, competition, clock),
                guard);
    }

    private static Sandbox sandbox(SessionRecord session) throws IOException {
        SandboxKind kind = SandboxKind.valueOf(session.plan().sandbox().toUpperCase(Locale.ROOT));
        return Sandboxes.find(kind)
                .orElseThrow(() -> new IOException(Sandboxes.whyNot(kind).orElse(kind + " does not work")));
    }

    /** An outcome as it is written down; grading may have changed its verdict. */
    static Ending ending(Outcome outcome, Verdict verdict, String detail) {
        State state = switch (verdict) {
            case OK -> State.SUCCEEDED;
            case STOPPED -> State.STOPPED;
            default -> State.FAILED;
        };
        Map<String, Double> used = outcome.used().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().toMillis() / 1000.0));
        return new Ending(state, verdict.name(), outcome.phase().name(), detail, used);
    }

    private static Ending notStarted(Verdict verdict, String detail) {
        return new Ending(State.FAILED, verdict.name(), Phase.START.name(), detail, Map.of());
    }

    private Ending platformFailure(SessionId id, SessionFolder folder, Exception e) {
        return new Ending(
                State.FAILED,
                Verdict.PLATFORM.name(),
                catalog.sessions().find(id).flatMap(SessionRecord::phase).orElse(Phase.START.name()),
                "the platform failed, not the submission (" + e.getMessage() + "); details: " + folder.supervisorLog(),
                Map.of());
    }
}
