package nsml.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import nsml.catalog.Catalog;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionRecord;
import nsml.dataset.Competition;
import nsml.runner.BadPackageException;
import nsml.runner.Host;
import nsml.runner.Job;
import nsml.runner.Limits;
import nsml.runner.Outcome;
import nsml.runner.Program;
import nsml.runner.Runner;
import nsml.runner.Sandbox;
import nsml.runner.Verdict;
import nsml.shim.wire.Reply;
import nsml.store.BlobStore;

/** Runs a session's code, once or several times, each time from a fresh copy. */
final class SessionRun {

    private final SessionRecord session;
    private final SessionFolder folder;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Programs programs;
    private final Sandbox sandbox;
    private final Rules rules;

    /**
     * What the competition lays down for the session.
     *
     * @param limits what it may use
     * @param answers what it has to answer
     * @param credits what it is paid with
     * @param deadline when it is over
     * @param guard present if it sees the hidden test set
     */
    record Rules(
            Competition.Limits limits,
            Reply.AnswersKind answers,
            CreditWatch credits,
            DeadlineWatch deadline,
            Optional<Guard> guard) {

        /** Whether it has to end though nobody asked for it. */
        boolean demandStop() {
            return deadline.isOver() || credits.ranOut();
        }
    }

    SessionRun(
            SessionRecord session,
            SessionFolder folder,
            Catalog catalog,
            BlobStore blobs,
            Programs programs,
            Sandbox sandbox,
            Rules rules) {
        this.session = session;
        this.folder = folder;
        this.catalog = catalog;
        this.blobs = blobs;
        this.programs = programs;
        this.sandbox = sandbox;
        this.rules = rules;
    }

    /**
     * Runs the code on some data, in the session's own folder, which holds nothing of a run before.
     *
     * @param data what the submission sees
     * @param log where its output goes
     */
    Outcome on(Path data, Path log) throws IOException, InterruptedException, BadPackageException {
        blobs.restore(session.plan().code(), folder.code());
        Files.createDirectories(folder.scratch());
        Program program = programs.of(session.plan(), folder.code());
        Path sockets = Files.createDirectory(
                folder.sockets(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        SessionOptions asked = session.plan().options();
        Limits granted = SessionLimits.of(rules.limits(), asked);
        Job job = new Job(
                folder.name(),
                folder.code(),
                program,
                data,
                session.id().dataset(),
                folder.scratch(),
                sockets,
                log,
                granted);
        Host host = new SessionHost(
                session, catalog, blobs, rules, program.image().map(used -> used.name() + "@" + used.digest()));
        Outcome outcome = new Runner(sandbox).run(job, host);
        catalog.sessions().measure(session.id(), outcome.exitStatus(), outcome.peakMemory(), outcome.cpuTime());
        LastWords.append(log, catalog, session.id(), outcome.verdict());
        if (outcome.verdict() == Verdict.STOPPED && rules.deadline().isOver()) {
            return outcome.withDetail(rules.deadline().detail());
        }
        return outcome.verdict() == Verdict.STOPPED && rules.credits().ranOut()
                ? outcome.withDetail("kill session " + session.id()
                        + " due to low balance: the team has spent its credits; see nsml credit")
                : outcome;
    }
}
