package nsml.session;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import nsml.board.SubmitQuota;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.dataset.Datasets;
import nsml.runner.SandboxKind;
import nsml.runner.Verdict;
import nsml.shim.wire.Phase;
import nsml.store.Digest;

/** Records a session that somebody asked for and launches its supervisor. */
public final class SessionStarter {

    /**
     * What {@code nsml run} asks for.
     *
     * @param team who runs it
     * @param dataset the dataset to train on; empty for a session without data
     * @param code the tree of the code, see {@link CodeSnapshots}
     * @param entry the jar's or the script's name within the code
     * @param arguments the submission's own arguments
     * @param memo a description
     * @param sandbox how it is confined
     * @param options what it asks of the machine
     */
    public record Run(
            String team,
            Optional<DatasetName> dataset,
            Digest code,
            String entry,
            List<String> arguments,
            String memo,
            SandboxKind sandbox,
            SessionOptions options) {}

    private final Catalog catalog;
    private final Datasets datasets;
    private final Launcher launcher;
    private final ProcessKey self;
    private final InstantSource clock;
    private final LongSupplier seeds;

    public SessionStarter(
            Catalog catalog,
            Datasets datasets,
            Launcher launcher,
            ProcessKey self,
            InstantSource clock,
            LongSupplier seeds) {
        this.catalog = catalog;
        this.datasets = datasets;
        this.launcher = launcher;
        this.self = self;
        this.clock = clock;
        this.seeds = seeds;
    }

    /** Starts a training session. */
    public SessionId run(Run run) throws IOException {
        DatasetName name = run.dataset()
                .orElseThrow(() -> new Refusal(
                        "a session without a dataset cannot be run yet; name one with -d (see nsml dataset ls)"));
        Dataset dataset = datasets.require(name);
        SessionPlan plan = new SessionPlan(
                SessionKind.RUN,
                Optional.empty(),
                dataset.version(),
                run.code(),
                run.entry(),
                run.arguments(),
                run.sandbox().toString(),
                seeds.getAsLong());
        return launch(catalog.sessions().create(run.team(), name.text(), plan, run.memo(), self));
    }

    /**
     * Starts a session that goes on training from a checkpoint of another.
     *
     * @param checkpoint its name; empty for the latest
     * @param arguments instead of the other session's own; empty to keep those
     */
    public SessionId fork(
            SessionId source, Optional<String> checkpoint, Optional<List<String>> arguments, SandboxKind sandbox)
            throws IOException {
        SessionRecord session = require(source);
        CheckpointId start = requireCheckpoint(source, checkpoint).id();
        SessionPlan plan = follow(session, SessionKind.FORK, start, arguments, sandbox);
        return launch(catalog.sessions().create(source.team(), source.dataset(), plan, "fork of " + source, self));
    }

    /**
     * Starts a session that answers the hidden test set with a checkpoint.
     *
     * @throws Refusal if the team has to wait
     */
    public SessionId submit(SessionId source, String checkpoint, SandboxKind sandbox) throws IOException {
        SessionPlan plan = follow(
                require(source),
                SessionKind.SUBMIT,
                requireCheckpoint(source, Optional.of(checkpoint)).id(),
                Optional.empty(),
                sandbox);
        SubmitQuota quota =
                new SubmitQuota(dataset(source).competition().submit().interval());
        return launch(catalog.atomically(() -> {
            List<SessionRecord> ofTeam = catalog.sessions().list().stream()
                    .filter(session -> session.id().team().equals(source.team())
                            && session.id().dataset().equals(source.dataset()))
                    .toList();
            List<ScoreRecord> scores = catalog.scores().list(source.dataset()).stream()
                    .filter(score -> score.submit().team().equals(source.team()))
                    .toList();
            quota.refusal(ofTeam, scores, clock.instant()).ifPresent(reason -> {
                throw new Refusal(reason);
            });
            return create(source, plan);
        }));
    }

    /** Starts a session that answers the sample; free, and not on the board. */
    public SessionId submitOnSample(SessionId source, String checkpoint, SandboxKind sandbox) throws IOException {
        return launch(create(
                source,
                follow(
                        require(source),
                        SessionKind.SUBMIT_TEST,
                        requireCheckpoint(source, Optional.of(checkpoint)).id(),
                        Optional.empty(),
                        sandbox)));
    }

    private SessionId create(SessionId source, SessionPlan plan) {
        return catalog.sessions().create(source.team(), source.dataset(), plan, "submit of " + source, self);
    }

    private SessionPlan follow(
            SessionRecord source,
            SessionKind kind,
            CheckpointId start,
            Optional<List<String>> arguments,
            SandboxKind sandbox)
            throws IOException {
        return new SessionPlan(
                kind,
                Optional.of(start),
                dataset(source.id()).version(),
                source.plan().code(),
                source.plan().entry(),
                arguments.orElse(source.plan().arguments()),
                sandbox.toString(),
                seeds.getAsLong());
    }

    private Dataset dataset(SessionId session) throws IOException {
        return datasets.require(DatasetName.of(session.dataset()));
    }

    private SessionId launch(SessionId session) throws IOException {
        try {
            catalog.sessions().handOver(session, launcher.launch(session));
        } catch (IOException e) {
            catalog.sessions()
                    .end(
                            session,
                            new Ending(
                                    State.FAILED,
                                    Verdict.PLATFORM.name(),
                                    Phase.START.name(),
                                    "its supervisor could not be started: " + e.getMessage(),
                                    Map.of()));
            throw e;
        }
        return session;
    }

    private SessionRecord require(SessionId id) {
        return catalog.sessions().find(id).orElseThrow(() -> new Refusal(unknown(catalog, id)));
    }

    /** Says that a session does not exist, and which do. */
    public static String unknown(Catalog catalog, SessionId id) {
        String some = catalog.sessions().list().stream()
                .limit(5)
                .map(session -> session.id().toString())
                .collect(Collectors.joining(", "));
        return "there is no session " + id
                + (some.isEmpty() ? "; start one with nsml run" : "; the newest are " + some + " (all: nsml ps -a)");
    }

    private CheckpointRecord requireCheckpoint(SessionId session, Optional<String> name) {
        List<CheckpointRecord> all = catalog.checkpoints().list(session);
        if (all.isEmpty()) {
            throw new Refusal("session " + session + " has saved no checkpoint"
                    + (require(session).state().isEnd()
                            ? "; see nsml logs " + session
                            : " yet; wait with nsml logs -f " + session));
        }
        return name.map(wanted -> all.stream()
                        .filter(checkpoint -> checkpoint.id().name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("session " + session + " has no checkpoint \"" + wanted
                                + "\"; it has: "
                                + all.stream()
                                        .map(checkpoint -> checkpoint.id().name())
                                        .collect(Collectors.joining(", ")))))
                .orElse(all.get(all.size() - 1));
    }
}
