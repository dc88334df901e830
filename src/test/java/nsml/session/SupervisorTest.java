package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.Prerequisite;
import nsml.catalog.Catalog;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.dataset.Dataset;
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
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session without a dataset, from its record to its end. The script speaks the protocol by itself. */
@Timeout(120)
class SupervisorTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private static final String BEGINNING = """
            import json, os, socket
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(os.environ['NSML_SOCKET'])
            replies = connection.makefile()
            def say(**message):
                connection.sendall((json.dumps(message) + '\\n').encode())
                replies.readline()
            say(type='hello', protocol=1, shim='0', language='python')
            say(type='enter', phase='bind')
            say(type='enter', phase='train')
            """;

    /** Removed by {@code rm}, which reaches what lies deeper than a path can say. */
    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    private Duration ahead = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(ahead);
    private Home home;
    private Catalog catalog;
    private BlobStore blobs;

    @BeforeEach
    void open() {
        Prerequisite.check("python", Files.isExecutable(PYTHON), "there is no " + PYTHON);
        home = new Home(temp.resolve("home"));
        catalog = Catalog.open(home.catalog(), clock);
        blobs = new BlobStore(home.blobs());
    }

    @AfterEach
    void remove() throws Exception {
        catalog.close();
        new ProcessBuilder("rm", "-rf", temp.toString()).inheritIO().start().waitFor();
    }

    private static ProcessKey self() {
        ProcessIdentity self = ProcessIdentity.current();
        return new ProcessKey(self.pid(), self.birth());
    }

    private SessionId session(String script, OptionalLong memory) throws IOException {
        return session(SessionStarter.NO_DATASET, "", 0, script, memory);
    }

    private SessionId session(String dataset, String version, int gpus, String script, OptionalLong memory)
            throws IOException {
        Path code = Files.createDirectories(temp.resolve("code"));
        Files.writeString(code.resolve("main.py"), BEGINNING + script);
        Digest tree = blobs.putTree(code, Path.of(""), new BlobStore.Bounds(10, 1 << 20));
        SessionOptions options = new SessionOptions(
                gpus,
                OptionalInt.empty(),
                memory,
                OptionalLong.empty(),
                Optional.of(PYTHON.toString()),
                Optional.empty(),
                "auto",
                SessionOptions.USUAL_FRACTION,
                false);
        SessionPlan plan = new SessionPlan(
                SessionKind.RUN, Optional.empty(), version, tree, "main.py", List.of("--lr", "1"), "none", 1, options);
        return catalog.sessions().create("team", dataset, plan, "", self());
    }

    private Supervisor supervisor() throws IOException {
        return new Supervisor(
                home,
                catalog,
                blobs,
                new Datasets(home.root(), InstantSource.system()),
                new Programs(
                        home,
                        new Images(home.root()),
                        new Shims(temp.resolve("none.jar"), Files.createDirectories(temp.resolve("shim"))),
                        Map.of()),
                self(),
                clock,
                Optional.empty());
    }

    private SessionRecord read(SessionId session) {
        return catalog.sessions().find(session).orElseThrow();
    }

    @Test
    void whatASessionMadeIsKept() throws Exception {
        SessionId session = session("open('made.txt', 'w').write('x')\nsay(type='done')\n", OptionalLong.empty());

        supervisor().supervise(session);

        assertThat(read(session).ending().orElseThrow().verdict()).isEqualTo("OK");
        SessionFolder folder = SessionFolder.of(home, session);
        assertThat(folder.produced()).isDirectoryContaining("glob:**/made.txt");
        assertThat(folder.log()).hasContent("User session exited");
        assertThat(folder.code()).doesNotExist();
    }

    @Test
    void foldersDeeperThanAPathCanSayAreNoFaultOfThePlatform() throws Exception {
        SessionId session = session("""
                for _ in range(30):
                    os.mkdir('x' * 200)
                    os.chdir('x' * 200)
                say(type='done')
                """, OptionalLong.empty());

        supervisor().supervise(session);

        assertThat(read(session).ending().orElseThrow().verdict()).isEqualTo("OK");
        assertThat(SessionFolder.of(home, session).code()).doesNotExist();
    }

    @Test
    void tooMuchMemoryIsToldInTheOriginalsWords() throws Exception {
        SessionId session = session("keep = b'x' * (400 << 20)\nreplies.readline()\n", OptionalLong.of(200L << 20));

        supervisor().supervise(session);

        assertThat(read(session).ending().orElseThrow().verdict()).isEqualTo("MEMORY");
        assertThat(SessionFolder.of(home, session).log())
                .content()
                .matches("/bin/bash: line 1: \\d+ Killed python -u main.py --lr 1\nUser session exited\n");
    }

    private Dataset datasetWithCredits() throws IOException {
        Path source = temp.resolve("source");
        for (String file : List.of("train/numbers", "test/test_data/numbers", "test/test_label")) {
            Files.createDirectories(source.resolve(file).getParent());
            Files.writeString(source.resolve(file), file);
        }
        Path definition = Files.writeString(source.resolve("competition.yaml"), """
                name: kin
                task: prediction
                metric: accuracy
                answers: test/test_label
                submit: {credits: 60, credits-per-hour: 1}
                """);
        return new Datasets(home.root(), clock)
                .push(DatasetName.of("kin"), source, definition, PushProgress.SILENT)
                .dataset();
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "1, STOPPED"})
    void whenAllCreditsAreSpentOnlySessionsWithGpusEnd(int gpus, String verdict) throws Exception {
        String version = datasetWithCredits().version();
        SessionId spender = session("kin", version, 2, "", OptionalLong.empty());
        catalog.sessions().take(spender, self());
        catalog.sessions().running(spender, self(), Optional.empty(), "");
        ahead = Duration.ofMinutes(40);
        SessionId session = session(
                "kin",
                version,
                gpus,
                gpus == 0 ? "say(type='done')\n" : "import time\ntime.sleep(60)\n",
                OptionalLong.empty());

        supervisor().supervise(session);

        assertThat(read(session).ending().orElseThrow().verdict()).isEqualTo(verdict);
    }
}
