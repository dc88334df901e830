package nsml.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import nsml.catalog.Catalog;
import nsml.dataset.Datasets;
import nsml.runner.Images;
import nsml.session.CodeSnapshots;
import nsml.session.Reaper;
import nsml.session.SessionEnder;
import nsml.session.SessionStarter;
import nsml.store.BlobStore;
import nsml.store.Home;
import picocli.CommandLine;

/** A real home folder, and a clock in the test's hands; no session can be started. */
final class SmallServices implements Services, AutoCloseable {

    /** What a command left behind. */
    record Result(int status, String out, String err) {}

    private final Home home;
    private final Catalog catalog;
    private final Map<String, String> environment = new HashMap<>();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private Instant now = Instant.parse("2019-01-02T16:11:20Z");

    SmallServices(Path folder) {
        home = new Home(folder);
        catalog = Catalog.open(home.catalog(), clock());
    }

    SmallServices team(String name) {
        environment.put("NSML_TEAM", name);
        return this;
    }

    void at(Instant instant) {
        now = instant;
    }

    Result type(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = Nsml.commandLine(() -> this);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int status = line.execute(words);
        return new Result(status, out.toString(), err.toString());
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
        return new BlobStore(home.blobs());
    }

    @Override
    public Datasets datasets() {
        return new Datasets(home.root(), clock());
    }

    @Override
    public CodeSnapshots snapshots() {
        throw new UnsupportedOperationException("no code here");
    }

    @Override
    public SessionStarter starter() {
        throw new UnsupportedOperationException("no session can be started here");
    }

    @Override
    public SessionEnder ender() {
        return new SessionEnder(home, catalog, blobs(), clock());
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
        throw new UnsupportedOperationException("no submission here");
    }

    @Override
    public Path referenceImage() {
        throw new UnsupportedOperationException("no image here");
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
        return new PrintWriter(out, true);
    }

    @Override
    public PrintWriter err() {
        return new PrintWriter(err, true);
    }

    @Override
    public boolean terminal() {
        return false;
    }

    @Override
    public void close() {
        catalog.close();
    }
}
