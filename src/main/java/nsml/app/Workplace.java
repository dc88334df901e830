package nsml.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.Catalog;
import nsml.catalog.ProcessKey;
import nsml.cli.Services;
import nsml.dataset.Datasets;
import nsml.doctor.Equipment;
import nsml.runner.Images;
import nsml.runner.ProcessIdentity;
import nsml.session.CodeSnapshots;
import nsml.session.LocalLauncher;
import nsml.session.Programs;
import nsml.session.Reaper;
import nsml.session.SessionEnder;
import nsml.session.SessionStarter;
import nsml.session.Shims;
import nsml.session.Supervisor;
import nsml.store.BlobStore;
import nsml.store.Home;
import org.jspecify.annotations.Nullable;

/** The object graph of one process. The catalog is opened when first asked for. */
final class Workplace implements Services, AutoCloseable {

    private final Settings settings;
    private final Home home;
    private final BlobStore blobs;
    private final PrintWriter out = new PrintWriter(System.out, false, UTF_8);
    private final PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    private @Nullable Catalog catalog;

    Workplace(Settings settings) {
        this.settings = settings;
        home = new Home(settings.home());
        try {
            home.create();
        } catch (IOException e) {
            // Whatever needs it says so.
        }
        blobs = new BlobStore(home.blobs());
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public Catalog catalog() {
        if (catalog == null) {
            catalog = Catalog.open(home.catalog(), clock());
        }
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
                catalog(),
                datasets(),
                new LocalLauncher(home, superviseCommand()),
                self(),
                clock(),
                new SecureRandom()::nextLong);
    }

    @Override
    public SessionEnder ender() {
        return new SessionEnder(home, catalog(), blobs, clock());
    }

    @Override
    public Reaper reaper() {
        return new Reaper(home, catalog());
    }

    @Override
    public Images images() {
        return new Images(home.root());
    }

    @Override
    public Path referenceJar() {
        return settings.referenceJar();
    }

    @Override
    public Path referenceImage() {
        return settings.referenceImage();
    }

    @Override
    public Path containerImages() {
        return settings.containerImages();
    }

    @Override
    public Equipment equipment() {
        return new Equipment(superviseCommand(), settings.shimJar(), settings.environment(), clock());
    }

    Supervisor supervisor() {
        Programs programs = new Programs(
                home, images(), new Shims(settings.shimJar(), settings.shimPython()), settings.environment());
        return new Supervisor(
                home,
                catalog(),
                blobs,
                datasets(),
                programs,
                self(),
                clock(),
                Optional.ofNullable(settings.environment().get(LocalLauncher.CANARY)));
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public Map<String, String> environment() {
        return settings.environment();
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
        return Boolean.getBoolean("nsml.terminal");
    }

    private List<String> superviseCommand() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.sharedClasses().ifPresent(archive -> {
            command.add("-XX:SharedArchiveFile=" + archive);
            command.add("-Xlog:disable");
        });
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        System.getProperties().forEach((name, value) -> {
            if (name.toString().startsWith("nsml.") || name.toString().startsWith("org.sqlite.")) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), Main.SUPERVISE));
        return command;
    }

    private static ProcessKey self() {
        ProcessIdentity self = ProcessIdentity.current();
        return new ProcessKey(self.pid(), self.birth());
    }

    @Override
    public void close() {
        if (catalog != null) {
            catalog.close();
            catalog = null;
        }
        out.flush();
        err.flush();
    }
}
