package nsml.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.Ending;
import nsml.catalog.SessionId;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.dataset.Dataset;
import nsml.runner.SandboxKind;
import nsml.runner.Verdict;
import nsml.session.CodeSnapshots;
import nsml.session.OpenedPackage;
import nsml.session.Refusal;
import nsml.session.SessionFolder;
import nsml.session.SessionStarter;
import nsml.session.UploadLimits;
import nsml.store.BlobStore;

/** Runs one case the way a user would: a session, and as its mode asks, what follows. */
final class CaseRun {

    private static final String PACKAGE = "package.nsml";

    private final DoctorHome place;
    private final Catalog catalog;
    private final SandboxKind sandbox;
    private final HostileCase hostile;
    private final String team;
    private final Optional<String> python;
    private final List<String> arguments;
    private final List<String> faults = new ArrayList<>();
    private Duration gone = Duration.ZERO;
    private String detail = "";

    /**
     * Prepares a case.
     *
     * @param team whose sessions these are; nobody else's
     * @param python the interpreter, for a case in Python
     * @param victim another team's session
     */
    CaseRun(
            DoctorHome place,
            Catalog catalog,
            SandboxKind sandbox,
            HostileCase hostile,
            String team,
            Optional<String> python,
            SessionId victim) {
        this.place = place;
        this.catalog = catalog;
        this.sandbox = sandbox;
        this.hostile = hostile;
        this.team = team;
        this.python = python;
        arguments = List.of(
                "--home",
                place.home().root().toString(),
                "--port",
                Integer.toString(place.lure().port()),
                "--victim",
                victim.toString());
    }

    /** Runs it. */
    CaseResult on(Path entry) throws IOException, InterruptedException {
        Dataset dataset = place.dataset(hostile.limits());
        String got = sessions(dataset, entry);
        if (!hostile.expected().contains(got)) {
            faults.add("the verdict is " + got + (detail.isEmpty() ? "" : ": " + detail));
        }
        findTraces();
        return new CaseResult(hostile, got, faults, gone);
    }

    private String sessions(Dataset dataset, Path entry) throws IOException, InterruptedException {
        SessionStarter starter = place.starter(catalog);
        SessionId trained = starter.run(asked(dataset, place.snapshot(entry)));
        String got = await(dataset, trained);
        if (hostile.mode() == CaseMode.TRAIN) {
            return got;
        }
        if (!got.equals(Verdict.OK.name())) {
            return "train: " + got;
        }
        if (hostile.mode() == CaseMode.PACKAGE) {
            return runPackage(
                    dataset, SessionFolder.of(place.home(), trained).produced().resolve(PACKAGE));
        }
        List<CheckpointRecord> checkpoints = catalog.checkpoints().list(trained);
        if (checkpoints.isEmpty()) {
            return "train: no checkpoint";
        }
        String newest = checkpoints.get(checkpoints.size() - 1).id().name();
        return await(
                dataset,
                hostile.mode() == CaseMode.SUBMIT
                        ? starter.submit(trained, newest, sandbox)
                        : starter.submitOnSample(trained, newest, OptionalDouble.empty(), sandbox));
    }

    private String runPackage(Dataset dataset, Path file) throws IOException, InterruptedException {
        SessionId session;
        try (OpenedPackage opened = OpenedPackage.open(file, place.home(), UploadLimits.DEFAULT)) {
            CodeSnapshots.Snapshot code = new CodeSnapshots(
                            place.home(), new BlobStore(place.home().blobs()))
                    .take(opened.code(), UploadLimits.DEFAULT, CodeSnapshots.Progress.NONE);
            session = place.starter(catalog).run(asked(dataset, code));
        } catch (Refusal e) {
            return HostileCase.REFUSED;
        }
        return await(dataset, session);
    }

    private SessionStarter.Run asked(Dataset dataset, CodeSnapshots.Snapshot code) {
        SessionOptions options = new SessionOptions(
                hostile.needs().contains(Need.GPU) ? 1 : 0,
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                python,
                Optional.empty(),
                SessionOptions.USUAL.modelPath(),
                SessionOptions.USUAL_FRACTION,
                false);
        return new SessionStarter.Run(
                team, Optional.of(dataset.name()), code.tree(), code.entry(), arguments, "", sandbox, options);
    }

    private String await(Dataset dataset, SessionId session) throws IOException, InterruptedException {
        var observed = new ObservedSession(
                place, catalog, session, dataset.competition().limits());
        String verdict = observed.await();
        faults.addAll(observed.faults());
        gone = gone.compareTo(observed.gone()) > 0 ? gone : observed.gone();
        SessionRecord ended = catalog.sessions().find(session).orElseThrow();
        detail = ended.ending().map(Ending::detail).orElse("");
        return ended.state() == State.LOST ? State.LOST.name() : verdict;
    }

    private void findTraces() throws IOException {
        for (Find find : hostile.finds()) {
            if (isThere(find)) {
                faults.add(find + " is there");
            }
        }
    }

    private boolean isThere(Find find) throws IOException {
        return switch (find.place()) {
            case PROCESS -> Footmarks.isRunning(find.text());
            case FILE -> Files.exists(Path.of(find.text()), LinkOption.NOFOLLOW_LINKS);
            case LOG -> isPrinted(find.text());
            case TOLD ->
                ownSessions().stream()
                        .flatMap(session -> session.ending().stream())
                        .anyMatch(ending -> ending.detail().contains(find.text()));
        };
    }

    private boolean isPrinted(String text) throws IOException {
        for (SessionRecord session : ownSessions()) {
            Path log = SessionFolder.of(place.home(), session.id()).log();
            if (TextSearch.find(log, text).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<SessionRecord> ownSessions() {
        return catalog.sessions().list().stream()
                .filter(session -> session.id().team().equals(team))
                .toList();
    }
}
