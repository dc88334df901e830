package nsml.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.runner.Host;
import nsml.runner.ProcessIdentity;
import nsml.shim.Mode;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;
import nsml.store.BlobStore;
import nsml.store.Digest;
import nsml.store.UnsafeFileException;

/** Answers a submission's requests from the catalog and the store. Called on the runner's thread, one call at a time. */
final class SessionHost implements Host {

    private static final Pattern CHECKPOINT_NAME = Pattern.compile("[\\w+=-][\\w.+=-]{0,99}");
    private static final int MOST_FILES = 1_000;
    private static final int MOST_REPORTS = 100_000;

    private final SessionRecord session;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final long checkpointLimit;
    private final Optional<String> image;
    private int reports;

    SessionHost(SessionRecord session, Catalog catalog, BlobStore blobs, long checkpointLimit, Optional<String> image) {
        this.session = session;
        this.catalog = catalog;
        this.blobs = blobs;
        this.checkpointLimit = checkpointLimit;
        this.image = image;
    }

    @Override
    public void started(ProcessIdentity process) {
        catalog.sessions().running(session.id(), new ProcessKey(process.pid(), process.birth()), image);
    }

    @Override
    public Reply.Start start(Path data, Path scratch) {
        return new Reply.Start(
                session.id().toString(),
                session.plan().kind().isSubmit() ? Mode.TEST : Mode.TRAIN,
                session.id().dataset(),
                data.toString(),
                scratch.toString(),
                session.plan().arguments(),
                session.plan().seed(),
                0,
                session.plan().source().map(CheckpointId::name));
    }

    @Override
    public void entered(Phase phase) {
        catalog.sessions().enter(session.id(), phase.name());
    }

    @Override
    public void report(Request.Report report) {
        if (reports++ < MOST_REPORTS) {
            catalog.reports().add(session.id(), report.step(), report.values(), report.summary());
        }
    }

    @Override
    public Reply save(String checkpoint, Path directory) {
        if (!CHECKPOINT_NAME.matcher(checkpoint).matches()) {
            return new Reply.Refused(
                    "a checkpoint's name is 1 to 100 letters, digits and . _ - + =, not beginning with a"
                            + " dot; this is \"" + checkpoint + "\"");
        }
        try {
            Digest tree = blobs.putTree(directory, Path.of(""), new BlobStore.Bounds(MOST_FILES, checkpointLimit));
            catalog.checkpoints()
                    .add(
                            new CheckpointId(session.id(), checkpoint),
                            tree,
                            blobs.tree(tree).bytes());
            return new Reply.Accepted();
        } catch (UnsafeFileException e) {
            return new Reply.Refused("checkpoint \"" + checkpoint + "\" cannot be kept: " + e.getMessage() + " (limit: "
                    + MOST_FILES + " files, " + checkpointLimit + " bytes)");
        } catch (IOException e) {
            return new Reply.Refused(
                    "checkpoint \"" + checkpoint + "\" could not be written to the store: " + e.getMessage());
        }
    }

    @Override
    public Reply load(String checkpoint, Optional<String> from, Path into) {
        Optional<CheckpointRecord> found;
        try {
            found = candidates(checkpoint, from.map(SessionId::parse))
                    .flatMap(candidate -> catalog.checkpoints().find(candidate).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return new Reply.Refused(String.valueOf(e.getMessage()));
        }
        if (found.isEmpty()) {
            return new Reply.Refused("No model: " + from.orElse(session.id().toString()) + "/nsml_model/" + checkpoint
                    + "; see nsml model ls");
        }
        try {
            blobs.restore(found.get().tree(), into);
            return new Reply.Accepted();
        } catch (IOException e) {
            return new Reply.Refused("checkpoint \"" + checkpoint + "\" could not be read: " + e.getMessage());
        }
    }

    /** Without a session named: this one, then the one it started from. Only the team's own. */
    private Stream<CheckpointId> candidates(String checkpoint, Optional<SessionId> from) {
        return from.isPresent()
                ? from.stream()
                        .filter(named -> named.team().equals(session.id().team()))
                        .map(named -> new CheckpointId(named, checkpoint))
                : Stream.concat(
                        Stream.of(new CheckpointId(session.id(), checkpoint)),
                        session.plan().source().stream().map(start -> new CheckpointId(start.session(), checkpoint)));
    }

    @Override
    public boolean stopRequested() {
        return catalog.sessions().stopRequested(session.id());
    }
}
