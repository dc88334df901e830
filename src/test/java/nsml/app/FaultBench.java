package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import nsml.app.CommandLineUnderTest.Result;
import nsml.catalog.Catalog;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.store.Home;

/** A home with the tiny competition, whose commands and supervisors are processes of their own and can be killed. */
final class FaultBench {

    final Traces traces;
    final CommandLineUnderTest nsml;
    private final Path folder;
    private final Path jar;

    FaultBench(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        traces = new Traces(this.folder);
        nsml = traces.commands();
        jar = TinyProject.submission(Files.createDirectories(this.folder.resolve("submission")));
    }

    /** Pushes the tiny competition with these rules for submits. */
    FaultBench push(String limits, String submit) throws Exception {
        Path competition = TinyProject.competition(folder.resolve("tiny"), limits);
        Path definition = competition.resolve("competition.yaml");
        Files.writeString(definition, Files.readString(definition).replace("{interval: 0s}", submit));
        nsml.run("dataset", "push", "tiny", competition.toString()).succeeded();
        return this;
    }

    /** Trains one step with arguments that misbehave later on. */
    Result train(String team, String arguments) throws Exception {
        return run(team, "--steps 1 " + arguments, "--wait").succeeded();
    }

    Result run(String team, String arguments, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("run", "-d", "tiny", "-e", jar.toString(), "-a", arguments));
        line.addAll(List.of(more));
        return of(team).run(inSandbox(line));
    }

    CommandLineUnderTest of(String team) throws IOException {
        return traces.commands().with("NSML_TEAM", team);
    }

    static String[] inSandbox(List<String> words) {
        List<String> line = new ArrayList<>(words);
        line.addAll(List.of("--sandbox", Sandboxing.kind()));
        return line.toArray(String[]::new);
    }

    static String[] submit(String team, String... more) {
        List<String> line = new ArrayList<>(List.of("submit", team + "/tiny/1", "1"));
        line.addAll(List.of(more));
        return inSandbox(line);
    }

    Home home() {
        return new Home(nsml.home());
    }

    <T> T catalog(Function<Catalog, T> ask) {
        try (Catalog catalog = Catalog.open(home().catalog(), InstantSource.system())) {
            return ask.apply(catalog);
        }
    }

    List<ScoreRecord> scores() {
        return catalog(catalog -> catalog.scores().list("tiny"));
    }

    List<SessionRecord> live() {
        return catalog(catalog -> catalog.sessions().live());
    }

    Optional<SessionRecord> session(String id) {
        return catalog(catalog -> catalog.sessions().find(SessionId.parse(id)));
    }

    SessionRecord awaitEnd(String id) throws InterruptedException {
        CommandLineUnderTest.await(
                id + " to end",
                () -> session(id).map(found -> found.state().isEnd()).orElse(false));
        return session(id).orElseThrow();
    }

    /** Has a command look for supervisors that died, as each does before it reads; true if no session is left that has not ended. */
    boolean allEnded() {
        if (live().isEmpty()) {
            return true;
        }
        try {
            nsml.run("ps").succeeded();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return live().isEmpty();
    }

    /** Waits until nothing is left of any session but what lies in the home. */
    void assertNothingLeft() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!left().isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(left()).isEmpty();
    }

    private List<String> left() {
        try {
            return List.copyOf(traces.find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
