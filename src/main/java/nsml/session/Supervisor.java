package nsml.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nsml.catalog.Catalog;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.dataset.Datasets;
import nsml.runner.BadPackageException;
import nsml.runner.Image;
import nsml.runner.Images;
import nsml.runner.Job;
import nsml.runner.Outcome;
import nsml.runner.Runner;
import nsml.runner.Sandbox;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;
import nsml.runner.SubmissionJar;
import nsml.runner.Verdict;
import nsml.shim.wire.Phase;
import nsml.store.BlobStore;
import nsml.store.Home;

/**
 * Answers for one session from its start to its end: prepares its folder, has it run, grades it, and writes down how it ended.
 * Lives in a process of its own, so that it outlasts the command that started it.
 */
public final class Supervisor {

    private final Home home;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Datasets datasets;
    private final Images images;
    private final Path shimJar;
    private final ProcessKey self;
    private final InstantSource clock;

    public Supervisor(
            Home home,
            Catalog catalog,
            BlobStore blobs,
            Datasets datasets,
            Images images,
            Path shimJar,
            ProcessKey self,
            InstantSource clock) {
        this.home = home;
        this.catalog = catalog;
        this.blobs = blobs;
        this.datasets = datasets;
        this.images = images;
        this.shimJar = shimJar;
        this.self = self;
        this.clock = clock;
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
        try {
            graded = runAndGrade(session, folder);
        } catch (BadPackageException e) {
            graded = Graded.without(notStarted(Verdict.BAD_PACKAGE, e.reason()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            graded = Graded.without(platformFailure(id, folder, e));
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            graded = Graded.without(platformFailure(id, folder, e));
        }
        try {
            folder.tidy();
        } finally {
            record(id, graded);
        }
    }

    /** The end and the score are recorded together or not at all; whoever sees the end may touch the session's folder. */
    private void record(SessionId id, Graded graded) {
        catalog.atomically(() -> {
            boolean ended = catalog.sessions().end(id, graded.ending());
            if (ended) {
                graded.score().ifPresent(catalog.scores()::add);
            }
            return ended;
        });
    }

    private Graded runAndGrade(SessionRecord session, SessionFolder folder)
            throws IOException, InterruptedException, BadPackageException {
        Dataset dataset = datasets.require(
                DatasetName.of(session.id().dataset()), session.plan().datasetVersion());
        blobs.restore(session.plan().code(), folder.code());
        Files.createDirectories(folder.scratch());
        Optional<String> wanted =
                SubmissionJar.read(folder.code(), session.plan().entry()).image();
        Optional<Image> image = wanted.isEmpty() ? Optional.empty() : Optional.of(images.require(wanted.get()));
        Sandbox sandbox = sandbox(session);
        Path sockets = Files.createDirectory(
                folder.sockets(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Job job = new Job(
                folder.code(),
                session.plan().entry(),
                side(session.plan().kind(), dataset),
                session.id().dataset(),
                image,
                folder.scratch(),
                sockets,
                folder.log(),
                shimJar,
                SessionLimits.of(dataset.competition().limits()));
        SessionHost host = new SessionHost(
                session,
                catalog,
                blobs,
                dataset.competition().limits().checkpoint(),
                image.map(used -> used.name() + "@" + used.digest()));
        Outcome outcome = new Runner(sandbox).run(job, host);
        return outcome.answers().isEmpty()
                ? Graded.without(ending(outcome, outcome.verdict(), outcome.detail()))
                : new Grading(clock, session, dataset)
                        .grade(outcome, outcome.answers().get());
    }

    private static Sandbox sandbox(SessionRecord session) throws IOException {
        SandboxKind kind = SandboxKind.valueOf(session.plan().sandbox().toUpperCase(Locale.ROOT));
        return switch (kind) {
            case BUBBLEWRAP ->
                Sandboxes.bubblewrap()
                        .orElseThrow(() ->
                                new IOException(Sandboxes.whyNotBubblewrap().orElse("bubblewrap does not work")));
            case NONE -> Sandboxes.none();
        };
    }

    private static Path side(SessionKind kind, Dataset dataset) {
        return switch (kind) {
            case RUN, FORK -> dataset.trainSide();
            case SUBMIT -> dataset.testSide();
            case SUBMIT_TEST -> dataset.sampleSide();
        };
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
