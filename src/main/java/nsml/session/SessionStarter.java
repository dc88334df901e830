package nsml.session;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import nsml.board.SubmitQuota;
import nsml.catalog.Attempts;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.dataset.Competition;
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

    /** The dataset's part in the name of a session without one. */
    public static final String NO_DATASET = "None";

    private final Catalog catalog;
    private final KnownSessions known;
    private final Datasets datasets;
    private final Seclusion seclusion;
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
        known = new KnownSessions(catalog);
        this.datasets = datasets;
        seclusion = new Seclusion(catalog, datasets);
        this.launcher = launcher;
        this.self = self;
        this.clock = clock;
        this.seeds = seeds;
    }

    /**
     * Says no to a run before its code is sent.
     *
     * @throws Refusal if the machine or the competition does not have what is asked for, or the team has no credit left
     */
    public void admit(String team, Optional<DatasetName> dataset, SessionOptions options) throws IOException {
        requirePossible(team, dataset.map(DatasetName::text).orElse(NO_DATASET), options);
    }

    /** Starts a training session. */
    public SessionId run(Run run) throws IOException {
        Optional<Dataset> dataset = run.dataset().isEmpty()
                ? Optional.empty()
                : Optional.of(datasets.require(run.dataset().get()));
        SessionPlan plan = new SessionPlan(
                SessionKind.RUN,
                Optional.empty(),
                dataset.map(Dataset::version).orElse(""),
                run.code(),
                run.entry(),
                run.arguments(),
                run.sandbox().toString(),
                seeds.getAsLong(),
                run.options());
        String name = run.dataset().map(DatasetName::text).orElse(NO_DATASET);
        return create(run.team(), name, plan, run.memo());
    }

    /**
     * Starts a session that goes on training from a checkpoint of another.
     *
     * @param checkpoint its name; empty for the latest
     * @param arguments instead of the other session's own; empty to keep those
     * @param options what is asked of the machine, made of what the other session asked
     */
    public SessionId fork(
            SessionId source,
            Optional<String> checkpoint,
            Optional<List<String>> arguments,
            UnaryOperator<SessionOptions> options,
            SandboxKind sandbox)
            throws IOException {
        SessionRecord session = known.require(source);
        CheckpointId start = known.requireCheckpoint(source, checkpoint).id();
        Optional<SessionOptions> asked =
                Optional.of(options.apply(session.plan().options()));
        SessionPlan plan = follow(session, SessionKind.FORK, start, arguments, asked, sandbox);
        return create(source.team(), source.dataset(), plan, "fork of " + source);
    }

    /** Starts a session that loads a checkpoint and waits for {@code nsml exec}. */
    public SessionId infer(SessionId source, String checkpoint, SandboxKind sandbox) throws IOException {
        SessionRecord session = known.require(source);
        if (!session.plan().isPython()) {
            throw new Refusal("nsml infer waits for expressions in Python, and " + source
                    + " is written in Java; to see what it answers, use nsml submit -t " + source + " " + checkpoint);
        }
        CheckpointId start =
                known.requireCheckpoint(source, Optional.of(checkpoint)).id();
        SessionPlan plan = follow(session, SessionKind.INFER, start, Optional.empty(), Optional.empty(), sandbox);
        return create(source.team(), source.dataset(), plan, "infer of " + source);
    }

    /**
     * Lets an ended session go on from its own latest checkpoint, under its own name.
     *
     * @param arguments instead of its own; empty to keep those
     */
    public void resume(SessionId id, Optional<List<String>> arguments) throws IOException {
        SessionRecord session = known.require(id);
        if (session.plan().kind().isTest()) {
            throw new Refusal("session " + id + " is a " + session.plan().kind().printed()
                    + " session and has nothing to resume; start another: nsml submit or nsml infer");
        }
        if (!session.state().isEnd()) {
            throw new Refusal("session " + id + " is still running; stop it first (nsml stop " + id
                    + "), or go on from a checkpoint beside it: nsml fork " + id);
        }
        CheckpointId start = known.requireCheckpoint(id, Optional.empty()).id();
        requirePossible(id.team(), id.dataset(), session.plan().options());
        if (!id.dataset().equals(NO_DATASET)) {
            // It goes on with the data that it has seen.
            datasets.require(DatasetName.of(id.dataset()), session.plan().datasetVersion());
        }
        boolean restarted = catalog.atomically(() -> {
            seclusion.requireNoLoneSubmit(id.team());
            return catalog.sessions()
                    .restart(id, start, arguments.orElse(session.plan().arguments()), self);
        });
        if (!restarted) {
            throw new Refusal("session " + id + " is being resumed by somebody else at this moment");
        }
        launch(id);
    }

    /**
     * Starts a session that answers the hidden test set with a checkpoint.
     *
     * @throws Refusal if the team has to wait, or the competition is over
     */
    public SessionId submit(SessionId source, String checkpoint, SandboxKind sandbox) throws IOException {
        SessionPlan plan = follow(
                known.require(source),
                SessionKind.SUBMIT,
                known.requireCheckpoint(source, Optional.of(checkpoint)).id(),
                Optional.empty(),
                Optional.empty(),
                sandbox);
        Competition.Submit rules = requireDataset(source).competition().submit();
        SubmitQuota quota = new SubmitQuota(
                rules.interval(), SubmitQuota.Failed.valueOf(rules.failed().name()));
        requirePossible(source.team(), source.dataset(), plan.options());
        catalog.attempts().endedBy(clock.instant(), source.team(), source.dataset());
        return launch(catalog.atomically(() -> {
            List<SessionRecord> ofTeam = catalog.sessions().list().stream()
                    .filter(session -> session.id().team().equals(source.team())
                            && session.id().dataset().equals(source.dataset()))
                    .toList();
            List<Attempts.Attempt> attempts = catalog.attempts().list(source.team(), source.dataset());
            Instant now = clock.instant();
            rules.deadline().filter(deadline -> deadline.hasPassed(now)).ifPresent(deadline -> {
                throw new Refusal("the deadline of " + source.dataset() + " was " + deadline.at()
                        + ", and nobody submits after it; submit -t still tells what a model does on the sample");
            });
            quota.refusal(ofTeam, attempts, now).ifPresent(reason -> {
                throw quota.left(attempts, now)
                        .map(left -> new Refusal(new Shortage.CoolDown(left), reason))
                        .orElseGet(() -> new Refusal(reason));
            });
            seclusion.requireNoLoneSubmit(source.team());
            if (rules.alone()) {
                seclusion.requireNoOther(source.team());
            }
            return catalog.sessions().create(source.team(), source.dataset(), plan, "submit of " + source, self);
        }));
    }

    /**
     * Starts a session that answers the sample; free, and not on the board.
     *
     * @param fraction the part of the real test set that the sample is repeated to, for the forecast; empty for the usual one
     */
    public SessionId submitOnSample(SessionId source, String checkpoint, OptionalDouble fraction, SandboxKind sandbox)
            throws IOException {
        SessionRecord session = known.require(source);
        requireDataset(source);
        double part = fraction.orElse(SessionOptions.USUAL_FRACTION);
        if (!(part > 0 && part <= 1)) {
            throw new Refusal(
                    "the part of the real test set is a number above 0 and at most 1, for instance 0.1; this is "
                            + part);
        }
        SessionPlan plan = follow(
                session,
                SessionKind.SUBMIT_TEST,
                known.requireCheckpoint(source, Optional.of(checkpoint)).id(),
                Optional.empty(),
                Optional.of(session.plan().options().withTestFraction(part)),
                sandbox);
        return create(source.team(), source.dataset(), plan, "submit of " + source);
    }

    private SessionId create(String team, String dataset, SessionPlan plan, String memo) throws IOException {
        requirePossible(team, dataset, plan.options());
        return launch(catalog.atomically(() -> {
            seclusion.requireNoLoneSubmit(team);
            return catalog.sessions().create(team, dataset, plan, memo, self);
        }));
    }

    private SessionPlan follow(
            SessionRecord source,
            SessionKind kind,
            CheckpointId start,
            Optional<List<String>> arguments,
            Optional<SessionOptions> options,
            SandboxKind sandbox)
            throws IOException {
        return new SessionPlan(
                kind,
                Optional.of(start),
                source.id().dataset().equals(NO_DATASET)
                        ? ""
                        : requireDataset(source.id()).version(),
                source.plan().code(),
                source.plan().entry(),
                arguments.orElse(source.plan().arguments()),
                sandbox.toString(),
                seeds.getAsLong(),
                options.orElse(source.plan().options()));
    }

    private Dataset requireDataset(SessionId session) throws IOException {
        if (session.dataset().equals(NO_DATASET)) {
            throw new Refusal("session " + session + " has no dataset, so that there is nothing to submit to; train on"
                    + " one with nsml run -d DATASET");
        }
        return datasets.require(DatasetName.of(session.dataset()));
    }

    private void requirePossible(String team, String dataset, SessionOptions options) throws IOException {
        Optional<Dataset> known =
                dataset.equals(NO_DATASET) ? Optional.empty() : Optional.of(datasets.require(DatasetName.of(dataset)));
        known.ifPresent(found -> found.requireVisibleTo(team));
        Optional<Competition> competition = known.map(Dataset::competition);
        new Admission(catalog, competition)
                .require(team, options, new CreditWatch(competition, catalog, team, dataset, clock));
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
}
