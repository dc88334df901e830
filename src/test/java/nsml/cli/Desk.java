package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.State;
import nsml.dataset.Datasets;
import nsml.doctor.Equipment;
import nsml.runner.Images;
import nsml.runner.ProcessIdentity;
import nsml.session.CodeSnapshots;
import nsml.session.Reaper;
import nsml.session.SessionEnder;
import nsml.session.SessionFolder;
import nsml.session.SessionStarter;
import nsml.store.BlobStore;
import nsml.store.Digest;
import nsml.store.Home;

/**
 * A command line in this process, with a home of its own, a clock that stands, and supervisors that do at once what the test
 * tells them.
 */
final class Desk implements Services, AutoCloseable {

    /** What a command left behind. */
    record Result(int status, String out, String err) {

        Result succeeded() {
            assertThat(status).as(out + err).isZero();
            return this;
        }
    }

    /** What a supervisor does with a session. */
    interface Supervision {
        void supervise(Desk desk, SessionId session) throws IOException;
    }

    static final Instant NOW = Instant.parse("2019-01-03T18:00:00Z");
    static final String DATASET = "ir_ph1";

    private final Path temp;
    private final Home home;
    private final BlobStore blobs;
    private final Catalog catalog;
    private final Map<String, String> environment = new HashMap<>();
    private Instant now = NOW;
    private boolean terminal;
    private Supervision supervision = (desk, session) -> {};
    private StringWriter outText = new StringWriter();
    private StringWriter errText = new StringWriter();
    private PrintWriter out = new PrintWriter(outText, true);
    private PrintWriter err = new PrintWriter(errText, true);

    Desk(Path temp) throws IOException {
        this.temp = temp;
        home = new Home(Files.createDirectories(temp.resolve("home")));
        blobs = new BlobStore(home.blobs());
        catalog = Catalog.open(home.catalog(), () -> now);
    }

    /** Pushes a competition of four pictures. */
    Desk withDataset() throws IOException {
        return withDataset("{interval: 1h}");
    }

    Desk withDataset(String submitRules) throws IOException {
        Path folder = temp.resolve("competition");
        for (String file : List.of(
                "train/train_data/cat/t1.jpg",
                "test/test_data/query/q1.jpg",
                "test/test_data/query/q2.jpg",
                "test/test_data/reference/r1.jpg",
                "test/test_data/reference/r2.jpg")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), file);
        }
        Files.writeString(folder.resolve("ground_truth.json"), "{\"q1\": [\"r1\"], \"q2\": [\"r2\"]}");
        Files.writeString(folder.resolve("competition.yaml"), """
                name: ir_ph1
                task: image-retrieval
                metric: map
                answers: ground_truth.json
                split: {public: 0.5, seed: 1}
                submit: %s
                """.formatted(submitRules));
        type("dataset", "push", DATASET, folder.toString()).succeeded();
        return this;
    }

    Desk supervisedBy(Supervision doing) {
        supervision = doing;
        return this;
    }

    Desk watched() {
        terminal = true;
        return this;
    }

    Desk with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    Result type(String... arguments) {
        outText = new StringWriter();
        errText = new StringWriter();
        out = new PrintWriter(outText, true);
        err = new PrintWriter(errText, true);
        var line = Nsml.commandLine(() -> this);
        line.setOut(out);
        line.setErr(err);
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return new Result(status, outText.toString(), errText.toString());
    }

    /** Keeps a folder of these files. */
    Digest code(Map<String, String> files) throws IOException {
        Path folder = Files.createTempDirectory(temp, "code");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.createDirectories(folder.resolve(file.getKey()).getParent());
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return blobs.putTree(folder, Path.of(""), new BlobStore.Bounds(100, 1 << 20));
    }

    /** Records a session whose process lives, answered for by this test. */
    SessionId running(Digest code, List<String> arguments, String memo) {
        return running(SessionKind.RUN, Optional.empty(), code, arguments, memo);
    }

    SessionId running(
            SessionKind kind, Optional<CheckpointId> source, Digest code, List<String> arguments, String memo) {
        SessionPlan plan =
                new SessionPlan(kind, source, "v1", code, "main.py", arguments, "none", 1, SessionOptions.USUAL);
        SessionId session = catalog.sessions().create("team", DATASET, plan, memo, self());
        start(session);
        return session;
    }

    /** Records a session that no supervisor has taken up. */
    SessionId queued(Digest code) {
        SessionPlan plan = new SessionPlan(
                SessionKind.RUN, Optional.empty(), "v1", code, "main.py", List.of(), "none", 1, SessionOptions.USUAL);
        return catalog.sessions().create("team", DATASET, plan, "", self());
    }

    void end(SessionId session, State state, String verdict, String phase, String detail, Map<String, Double> used) {
        catalog.sessions().end(session, new Ending(state, verdict, phase, detail, used));
    }

    void succeed(SessionId session) {
        end(session, State.SUCCEEDED, "OK", "TRAIN", "training ended", Map.of("TRAIN", 2.0));
    }

    /** Saves a checkpoint of one file. */
    void save(SessionId session, String name, String content) throws IOException {
        Digest tree = code(Map.of("model/weights.pt", content));
        catalog.checkpoints().add(new CheckpointId(session, name), tree, content.length());
    }

    /** Ends a submit with a score. */
    void score(SessionId submit, double score) {
        var model =
                catalog.sessions().find(submit).orElseThrow().plan().source().orElseThrow();
        var part = new ScoreRecord.Part(score, score);
        catalog.scores()
                .add(new ScoreRecord(
                        submit, model, "v1", List.of(), "none", "", "map", part, part, part, clock().instant()));
        end(submit, State.SUCCEEDED, "OK", "INFER", "graded by map", Map.of("LOAD", 0.5, "INFER", 1.3));
    }

    /** Brings a session that the command recorded to life. */
    void start(SessionId session) {
        catalog.sessions().take(session, self());
        catalog.sessions().running(session, self(), Optional.empty(), "");
    }

    /** Returns what went to the error stream without a command. */
    String errors() {
        err.flush();
        return errText.toString();
    }

    SessionFolder folder(SessionId session) {
        return SessionFolder.of(home, session);
    }

    private static ProcessKey self() {
        ProcessIdentity self = ProcessIdentity.current();
        return new ProcessKey(self.pid(), self.birth());
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public Datasets datasets() {
        return new Datasets(home.root(), clock());
    }

    @Override
    public CodeSnapshots snapshots() {
        return new CodeSnapshots(home, blobs);
    }

    @Override
    public SessionStarter starter() {
        return new SessionStarter(
                catalog,
                datasets(),
                session -> {
                    supervision.supervise(this, session);
                    return self();
                },
                self(),
                clock(),
                () -> 1);
    }

    @Override
    public SessionEnder ender() {
        return new SessionEnder(home, catalog, blobs, clock());
    }

    @Override
    public Reaper reaper() {
        return new Reaper(home, catalog);
    }

    @Override
    public Images images() {
        return new Images(home.root());
    }

    @Override
    public Path referenceJar() {
        return temp.resolve("reference.jar");
    }

    @Override
    public Path referenceImage() {
        return temp.resolve("image");
    }

    @Override
    public Path containerImages() {
        return temp.resolve("docker");
    }

    @Override
    public Equipment equipment() {
        return new Equipment(List.of("/usr/bin/false"), temp.resolve("shim.jar"), environment, clock());
    }

    @Override
    public InstantSource clock() {
        return () -> now;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    @Override
    public PrintWriter err() {
        return err;
    }

    @Override
    public boolean terminal() {
        return terminal;
    }

    @Override
    public void close() {
        catalog.close();
    }
}
