package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.Prerequisite;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.dataset.DatasetName;
import nsml.dataset.Datasets;
import nsml.dataset.PushProgress;
import nsml.runner.Images;
import nsml.runner.ProcessIdentity;
import nsml.store.BlobStore;
import nsml.store.Digest;
import nsml.store.Home;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The deadline comes while a submit runs: it was started a minute before, and is past once it infers. */
@Timeout(120)
class DeadlineTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Instant DEADLINE = Instant.parse("2026-12-01T00:00:00Z");

    private static final String BEGINNING = """
            import json, os, socket, time
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(os.environ['NSML_SOCKET'])
            replies = connection.makefile()
            def say(**message):
                connection.sendall((json.dumps(message) + '\\n').encode())
                return json.loads(replies.readline())
            scratch = say(type='hello', protocol=1, shim='0', language='python')['scratchPath']
            say(type='enter', phase='bind')
            say(type='enter', phase='load')
            say(type='enter', phase='infer')
            """;

    private static final String ANSWER = """
            open(scratch + '/answers', 'w').write('odd\\n')
            say(type='answered', file='answers')
            say(type='done')
            """;

    @TempDir
    Path temp;

    private Home home;
    private Catalog catalog;
    private BlobStore blobs;

    @BeforeEach
    void open() {
        Prerequisite.check("python", Files.isExecutable(PYTHON), "there is no " + PYTHON);
        home = new Home(temp.resolve("home"));
        catalog = Catalog.open(home.catalog(), InstantSource.system());
        blobs = new BlobStore(home.blobs());
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private Ending submit(String counts, String script) throws IOException {
        SessionId submit = create(push(counts), script);
        InstantSource clock =
                () -> read(submit).phase().equals(Optional.of("INFER")) ? DEADLINE : DEADLINE.minusSeconds(60);
        Shims shims = new Shims(temp.resolve("none.jar"), Files.createDirectories(temp.resolve("shim")));
        new Supervisor(
                        home,
                        catalog,
                        blobs,
                        new Datasets(home.root(), clock),
                        new Programs(home, new Images(home.root()), shims, Map.of()),
                        self(),
                        clock,
                        Optional.empty())
                .supervise(submit);
        return read(submit).ending().orElseThrow();
    }

    private String push(String counts) throws IOException {
        Path source = temp.resolve("source");
        for (String file : List.of("train/numbers", "test/test_data/numbers", "test/test_label")) {
            Files.createDirectories(source.resolve(file).getParent());
            Files.writeString(source.resolve(file), file);
        }
        Files.writeString(source.resolve("test/test_label"), "odd\n");
        Path definition = Files.writeString(source.resolve("competition.yaml"), """
                name: kin
                task: prediction
                metric: accuracy
                submit: {deadline: 2026-12-01T00:00:00Z, deadline-counts: %s}
                """.formatted(counts));
        return new Datasets(home.root(), InstantSource.system())
                .push(DatasetName.of("kin"), source, definition, PushProgress.SILENT)
                .dataset()
                .version();
    }

    private SessionId create(String version, String script) throws IOException {
        Path code = Files.createDirectories(temp.resolve("code"));
        Files.writeString(code.resolve("main.py"), BEGINNING + script);
        Digest tree = blobs.putTree(code, Path.of(""), new BlobStore.Bounds(10, 1 << 20));
        SessionOptions options = new SessionOptions(
                0,
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(PYTHON.toString()),
                Optional.empty(),
                "auto",
                SessionOptions.USUAL_FRACTION,
                false);
        CheckpointId model = new CheckpointId(new SessionId("team", "kin", 1), "1");
        SessionPlan plan = new SessionPlan(
                SessionKind.SUBMIT, Optional.of(model), version, tree, "main.py", List.of(), "none", 1, options);
        return catalog.sessions().create("team", "kin", plan, "", self());
    }

    private SessionRecord read(SessionId session) {
        return catalog.sessions().find(session).orElseThrow();
    }

    private static ProcessKey self() {
        ProcessIdentity self = ProcessIdentity.current();
        return new ProcessKey(self.pid(), self.birth());
    }

    @Test
    void whereStartsCountItGoesOnAndIsGraded() throws IOException {
        Ending ending = submit("start", "time.sleep(0.5)\n" + ANSWER);

        assertThat(ending.verdict()).as(ending.detail()).isEqualTo("OK");
        assertThat(catalog.scores().list("kin"))
                .singleElement()
                .satisfies(score -> assertThat(score.overall().score()).isEqualTo(1));
    }

    @Test
    void whereFinishesCountItIsStopped() throws IOException {
        Ending ending = submit("finish", "time.sleep(100)\n");

        assertThat(ending.verdict()).as(ending.detail()).isEqualTo("STOPPED");
        assertThat(ending.detail()).contains("had to finish by the deadline, 2026-12-01T00:00:00Z");
        assertThat(catalog.scores().list("kin")).isEmpty();
    }

    @Test
    void whereFinishesCountAnswersThatComeAfterItAreNotGraded() throws IOException {
        Ending ending = submit("finish", ANSWER);

        assertThat(ending.verdict()).as(ending.detail()).isEqualTo("STOPPED");
        assertThat(ending.detail()).contains("had to finish by the deadline");
        assertThat(catalog.scores().list("kin")).isEmpty();
    }
}
