package nsml.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.runner.Host;
import nsml.runner.ProcessIdentity;
import nsml.runner.Protection;
import nsml.shim.Mode;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;
import nsml.store.BlobStore;
import nsml.store.Digest;
import nsml.store.UnsafeFileException;
import org.apache.commons.io.file.PathUtils;

/** Answers a submission's requests from the catalog and the store. Called on the runner's thread, one call at a time. */
final class SessionHost implements Host {

    private static final Pattern CHECKPOINT_NAME = Pattern.compile("[\\w+=-][\\w.+=-]{0,99}");
    private static final int MOST_FILES = 1_000;
    private static final int MOST_REPORTS = 100_000;
    private static final int MOST_REPORTED_CHARACTERS = 64 << 20;
    private static final int LONGEST_REPORTED_NAME = 1_000;
    private static final int MOST_LARGEST_CHECKPOINTS = 100;
    private static final int MOST_KEPT_FILES = 100_000;
    private static final long MOST_KEPT_BYTES = 10L << 30;

    private final SessionRecord session;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final SessionRun.Rules rules;
    private final long checkpointLimit;
    private final Optional<String> image;
    private Phase phase = Phase.START;
    private int reports;
    private long reported;

    SessionHost(
            SessionRecord session, Catalog catalog, BlobStore blobs, SessionRun.Rules rules, Optional<String> image) {
        this.session = session;
        this.catalog = catalog;
        this.blobs = blobs;
        this.rules = rules;
        this.checkpointLimit = rules.limits().checkpoint();
        this.image = image;
    }

    @Override
    public void started(ProcessIdentity process, Protection protection) {
        catalog.sessions()
                .running(session.id(), new ProcessKey(process.pid(), process.birth()), image, protection.toString());
    }

    @Override
    public Reply.Start start(Path data, Path scratch) {
        SessionPlan plan = session.plan();
        boolean withData = !session.id().dataset().equals(SessionStarter.NO_DATASET);
        return new Reply.Start(
                session.id().toString(),
                plan.kind().isTest() ? Mode.TEST : Mode.TRAIN,
                withData ? session.id().dataset() : "",
                withData ? data.toString() : "",
                scratch.toString(),
                plan.arguments(),
                plan.seed(),
                // Whatever was asked for: there is none here, and a submission that is told of one fails.
                0,
                plan.source().map(CheckpointId::name),
                new Reply.Terms(
                        plan.kind() == SessionKind.INFER,
                        rules.answers(),
                        plan.options().compat(),
                        Reply.ModelPath.valueOf(plan.options().modelPath().toUpperCase(Locale.ROOT))));
    }

    /** In whatever field it stands. */
    @Override
    public void heard(Request request) {
        rules.guard().ifPresent(guard -> guard.canaries().text("what it told the platform", request.toString()));
    }

    @Override
    public void handedOver(Path copy) {
        rules.guard().ifPresent(guard -> guard.canaries().folder("what it saved", copy, guard.most()));
    }

    @Override
    public void progress(Request.Progress progress) {
        if (phase == Phase.INFER) {
            rules.guard().ifPresent(guard -> guard.bulletin().progress(progress.done(), progress.total()));
        }
    }

    @Override
    public void entered(Phase phase) {
        this.phase = phase;
        rules.guard().ifPresent(guard -> guard.bulletin().entered(phase));
        catalog.sessions().enter(session.id(), phase.name());
        if (phase == Phase.SERVE) {
            catalog.sessions().pause(session.id());
        }
    }

    @Override
    public void report(Request.Report report) {
        // Tables and curves would show names and numbers that come from the hidden test set.
        Map<String, Double> values = new HashMap<>(report.values());
        // No table and no chart has room for them.
        values.keySet().removeIf(name -> name.length() > LONGEST_REPORTED_NAME);
        reported += values.keySet().stream().mapToLong(String::length).sum() + values.size() * (long) Double.BYTES;
        if (rules.guard().isEmpty() && reports++ < MOST_REPORTS && reported <= MOST_REPORTED_CHARACTERS) {
            report.step().ifPresent(step -> values.putIfAbsent("step", (double) step));
            catalog.reports().add(session.id(), report.step().orElse(reports), values, report.summary());
        }
    }

    @Override
    public Reply save(String checkpoint, Path directory) throws IOException {
        if (!CHECKPOINT_NAME.matcher(checkpoint).matches()) {
            return new Reply.Refused(
                    "a checkpoint's name is 1 to 100 letters, digits and . _ - + =, not beginning with a"
                            + " dot; this is \"" + checkpoint + "\"");
        }
        if (session.plan().kind().isSubmit()) {
            // Kept, it would carry test data to the team's next training.
            return new Reply.Accepted();
        }
        if (PathUtils.sizeOfDirectory(directory) > checkpointLimit) {
            return new Reply.Refused("NSML Warning) Cannot upload models over " + checkpointLimit + ".0"
                    + " (bytes): checkpoint \"" + checkpoint + "\" has " + PathUtils.sizeOfDirectory(directory)
                    + " and was skipped; save less, or raise limits.checkpoint in the competition's definition");
        }
        long stored = catalog.checkpoints().list(session.id()).stream()
                .mapToLong(CheckpointRecord::bytes)
                .sum();
        if (stored + PathUtils.sizeOfDirectory(directory) > MOST_LARGEST_CHECKPOINTS * checkpointLimit) {
            return new Reply.Refused("the checkpoints of this session already have " + stored
                    + " bytes, and a session keeps " + MOST_LARGEST_CHECKPOINTS
                    + " times the largest checkpoint at most; save less often, or make room with nsml model rm");
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
                    storeFailed(checkpoint) + "\nThe checkpoint could not be written to the store in NSML_HOME: "
                            + e.getMessage() + "; free some space on its disk, for instance with nsml model rm");
        }
    }

    /** The object store's error, as the original's submissions saw it. */
    private String storeFailed(String checkpoint) {
        return "minio.error.ResponseError: ResponseError: code: XMinioStorageFull, message: Storage backend has reached its"
                + " minimum free disk threshold. Please delete a few objects to proceed., bucket_name: sessions,"
                + " object_name: " + session.id() + "/nsml_model/" + checkpoint + "/model";
    }

    @Override
    public Reply keep(String key, Path directory) {
        if (!CHECKPOINT_NAME.matcher(key).matches()) {
            return new Reply.Refused("what is kept has a name of 1 to 100 letters, digits and . _ - + =, not beginning"
                    + " with a dot; this is \"" + key + "\"");
        }
        if (session.plan().kind().isTest()) {
            // What was made of test data must not reach training.
            return new Reply.Accepted();
        }
        SessionId id = session.id();
        long left = MOST_KEPT_BYTES - catalog.keptFiles().bytes(id.team(), id.dataset());
        try {
            Digest tree = blobs.putTree(directory, Path.of(""), new BlobStore.Bounds(MOST_KEPT_FILES, left));
            catalog.keptFiles()
                    .put(id.team(), id.dataset(), key, tree, blobs.tree(tree).bytes());
            return new Reply.Accepted();
        } catch (UnsafeFileException e) {
            return new Reply.Refused("\"" + key + "\" cannot be kept: " + e.getMessage() + " (limit: " + MOST_KEPT_FILES
                    + " files, and " + MOST_KEPT_BYTES + " bytes for all that a team keeps for a dataset)");
        } catch (IOException e) {
            return new Reply.Refused("\"" + key + "\" could not be written to the store: " + e.getMessage());
        }
    }

    @Override
    public Reply recall(String key, Path into) {
        Optional<Digest> tree =
                catalog.keptFiles().find(session.id().team(), session.id().dataset(), key);
        if (tree.isEmpty()) {
            return new Reply.Refused("nothing is kept as \"" + key + "\"");
        }
        try {
            blobs.restore(tree.get(), into);
            return new Reply.Accepted();
        } catch (IOException e) {
            return new Reply.Refused("what is kept as \"" + key + "\" could not be read: " + e.getMessage());
        }
    }

    @Override
    public Reply load(String checkpoint, Optional<String> from, Path into) throws IOException {
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
            if (session.plan().kind().isSubmit()) {
                // Refused, it would look like a fault of the submission, which has no part in it.
                throw e;
            }
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
        return catalog.sessions().stopRequested(session.id()) || rules.demandStop();
    }
}
