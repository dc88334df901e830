package nsml.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The sessions' records, and the only way their states change. */
public final class Sessions {

    private static final String WHERE_ID = " WHERE team = ? AND dataset = ? AND number = ?";

    private final Database database;
    private final InstantSource clock;

    Sessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Records a new session in state {@link State#QUEUED}, with the team's next number in that dataset. */
    public SessionId create(String team, String dataset, SessionPlan plan, String memo, ProcessKey owner) {
        SessionOptions options = plan.options();
        return database.atomically(() -> {
            database.execute(
                    "INSERT INTO counter VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET last = last + 1", team, dataset);
            int number = database.query(
                            "SELECT last FROM counter WHERE team = ? AND dataset = ?",
                            row -> row.getInt(1),
                            team,
                            dataset)
                    .get(0);
            database.execute(
                    "INSERT INTO session (team, dataset, number, kind, source_session, source_checkpoint, dataset_version,"
                            + " code, entry, arguments, sandbox, seed, gpus, cpus, memory, shm, python, compat, model_path,"
                            + " test_fraction, interactive, memo, state, created_at, owner_pid, owner_birth)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    team,
                    dataset,
                    number,
                    plan.kind().name(),
                    plan.source().map(source -> source.session().toString()).orElse(null),
                    plan.source().map(CheckpointId::name).orElse(null),
                    plan.datasetVersion(),
                    plan.code().hex(),
                    plan.entry(),
                    JsonText.ofStrings(plan.arguments()),
                    plan.sandbox(),
                    plan.seed(),
                    options.gpus(),
                    options.cpus().isPresent() ? options.cpus().getAsInt() : null,
                    options.memory().isPresent() ? options.memory().getAsLong() : null,
                    options.shm().isPresent() ? options.shm().getAsLong() : null,
                    options.python().orElse(null),
                    options.compat().orElse(null),
                    options.modelPath(),
                    options.testFraction(),
                    options.interactive(),
                    memo,
                    State.QUEUED.name(),
                    clock.millis(),
                    owner.pid(),
                    owner.birth());
            return new SessionId(team, dataset, number);
        });
    }

    /**
     * An ended session begins anew, from a checkpoint of its own; false if it has not ended.
     *
     * @param arguments the submission's own arguments from now on
     */
    public boolean restart(SessionId id, CheckpointId start, List<String> arguments, ProcessKey owner) {
        return database.atomically(() -> {
            noteSpent(id);
            return moveToQueue(id, start, arguments, owner);
        });
    }

    /** What the session has cost until now is not forgotten with its times. In a transaction with what forgets them. */
    private void noteSpent(SessionId id) {
        database.execute(
                "INSERT INTO spent SELECT team, dataset, started_at, finished_at, gpus FROM session" + WHERE_ID
                        + " AND started_at IS NOT NULL AND finished_at IS NOT NULL",
                id.team(),
                id.dataset(),
                id.number());
    }

    private boolean moveToQueue(SessionId id, CheckpointId start, List<String> arguments, ProcessKey owner) {
        return move(
                id,
                State.QUEUED,
                "source_session = ?, source_checkpoint = ?, arguments = ?, owner_pid = ?, owner_birth = ?, hidden = 0,"
                        + " started_at = NULL, finished_at = NULL, process_pid = NULL, process_birth = NULL, stop_requested = 0, phase = NULL,"
                        + " verdict = NULL, detail = NULL, used = NULL, exit_status = NULL, peak_memory = NULL, protection = NULL,"
                        + " cpu_time = NULL",
                start.session().toString(),
                start.name(),
                JsonText.ofStrings(arguments),
                owner.pid(),
                owner.birth());
    }

    /** Looks a session up. */
    public Optional<SessionRecord> find(SessionId id) {
        return database
                .query("SELECT * FROM session" + WHERE_ID, SessionRow::read, id.team(), id.dataset(), id.number())
                .stream()
                .findFirst();
    }

    /** Lists all sessions that are not hidden, newest first. */
    public List<SessionRecord> list() {
        return database.query(
                "SELECT * FROM session WHERE NOT hidden ORDER BY created_at DESC, number DESC", SessionRow::read);
    }

    /** Lists the sessions that have not ended, newest first. */
    public List<SessionRecord> live() {
        return list().stream().filter(session -> !session.state().isEnd()).toList();
    }

    /** Makes a supervisor that is about to come up answer for a session; without effect once it has taken the session. */
    public void handOver(SessionId id, ProcessKey supervisor) {
        database.execute(
                "UPDATE session SET owner_pid = ?, owner_birth = ?" + WHERE_ID + " AND state = ?",
                supervisor.pid(),
                supervisor.birth(),
                id.team(),
                id.dataset(),
                id.number(),
                State.QUEUED.name());
    }

    /** A supervisor takes the session over and prepares it; false if it has been stopped or given up meanwhile. */
    public boolean take(SessionId id, ProcessKey supervisor) {
        return move(id, State.STARTING, "owner_pid = ?, owner_birth = ?", supervisor.pid(), supervisor.birth());
    }

    /**
     * The submission's process has started; false if the session has ended meanwhile.
     *
     * @param protection what holds it, as printed
     */
    public boolean running(SessionId id, ProcessKey process, Optional<String> image, String protection) {
        return move(
                id,
                State.RUNNING,
                "started_at = coalesce(started_at, ?), process_pid = ?, process_birth = ?, image = ?, protection = ?",
                clock.millis(),
                process.pid(),
                process.birth(),
                image.orElse(null),
                protection);
    }

    /** Notes the phase that the submission's process has entered. */
    public void enter(SessionId id, String phase) {
        database.execute("UPDATE session SET phase = ?" + WHERE_ID, phase, id.team(), id.dataset(), id.number());
    }

    /** Its process has loaded its model and waits; false if the session has ended meanwhile. */
    public boolean pause(SessionId id) {
        return move(id, State.PAUSED, "phase = phase");
    }

    /** Notes how the submission's process ended, and what all of it had used by then. */
    public void measure(SessionId id, OptionalInt exitStatus, long peakMemory, Duration cpuTime) {
        database.execute(
                "UPDATE session SET exit_status = ?, peak_memory = ?, cpu_time = ?" + WHERE_ID,
                exitStatus.isPresent() ? exitStatus.getAsInt() : null,
                peakMemory,
                cpuTime.toMillis(),
                id.team(),
                id.dataset(),
                id.number());
    }

    /** Ends the session, and counts it as an attempt if it is a submit; false if it had ended before. */
    public boolean end(SessionId id, Ending ending) {
        return database.atomically(() -> {
            boolean ended = moveToEnd(id, ending);
            if (ended && find(id).orElseThrow().plan().kind() == SessionKind.SUBMIT) {
                new Attempts(database).add(new Attempts.Attempt(id, ending.verdict(), clock.instant()));
            }
            return ended;
        });
    }

    private boolean moveToEnd(SessionId id, Ending ending) {
        return move(
                id,
                ending.state(),
                "finished_at = ?, verdict = ?, phase = ?, detail = ?, used = ?",
                clock.millis(),
                ending.verdict(),
                ending.phase(),
                ending.detail(),
                JsonText.ofNumbers(ending.used()));
    }

    private boolean move(SessionId id, State next, String assignments, @Nullable Object... values) {
        return database.atomically(() -> {
            Optional<State> now = find(id).map(SessionRecord::state);
            if (now.isEmpty() || !now.get().allows(next)) {
                return false;
            }
            @Nullable Object[] all = new @Nullable Object[values.length + 4];
            all[0] = next.name();
            System.arraycopy(values, 0, all, 1, values.length);
            all[values.length + 1] = id.team();
            all[values.length + 2] = id.dataset();
            all[values.length + 3] = id.number();
            database.execute("UPDATE session SET state = ?, " + assignments + WHERE_ID, all);
            return true;
        });
    }

    /** Replaces the user's description; false if there is no such session. */
    public boolean setMemo(SessionId id, String memo) {
        return database.execute("UPDATE session SET memo = ?" + WHERE_ID, memo, id.team(), id.dataset(), id.number())
                == 1;
    }

    /** Asks the session's supervisor to stop it. */
    public void requestStop(SessionId id) {
        database.execute("UPDATE session SET stop_requested = 1" + WHERE_ID, id.team(), id.dataset(), id.number());
    }

    /** Tells whether somebody asked for a stop, or removed the session altogether. */
    public boolean stopRequested(SessionId id) {
        return database
                .query(
                        "SELECT stop_requested FROM session" + WHERE_ID,
                        row -> row.getBoolean(1),
                        id.team(),
                        id.dataset(),
                        id.number())
                .stream()
                .findFirst()
                .orElse(true);
    }

    /** Takes a session out of the lists; it can still be found by its name, and its checkpoints stay. */
    public void hide(SessionId id) {
        database.execute(
                "UPDATE session SET hidden = 1" + WHERE_ID + " AND finished_at IS NOT NULL",
                id.team(),
                id.dataset(),
                id.number());
    }

    /** Forgets a session, its checkpoints and reports; its scores stay. */
    public void remove(SessionId id) {
        database.atomically(() -> {
            noteSpent(id);
            return database.execute("DELETE FROM session" + WHERE_ID, id.team(), id.dataset(), id.number());
        });
    }

    /**
     * What a session costs.
     *
     * @param begin when its process started
     * @param end when it ended; empty if it has not
     * @param gpus what it asked for
     */
    public record Cost(Instant begin, Optional<Instant> end, int gpus) {}

    /** Lists what a team's sessions on a dataset have cost, hidden and removed ones and earlier runs among them. */
    public List<Cost> costs(String team, String dataset) {
        return database.query(
                "SELECT started_at, finished_at, gpus FROM spent WHERE team = ? AND dataset = ? UNION ALL"
                        + " SELECT started_at, finished_at, gpus FROM session"
                        + " WHERE team = ? AND dataset = ? AND started_at IS NOT NULL",
                row -> new Cost(
                        Instant.ofEpochMilli(row.getLong("started_at")),
                        SessionRow.instant(row, "finished_at"),
                        row.getInt("gpus")),
                team,
                dataset,
                team,
                dataset);
    }
}
