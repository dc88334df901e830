package nsml.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsml.catalog.Catalog;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.dataset.Datasets;
import nsml.dataset.PushProgress;
import nsml.runner.ProcessIdentity;
import nsml.runner.Protection;
import nsml.runner.SandboxKind;
import nsml.runner.docker.Engine;
import nsml.runner.docker.EngineSocket;
import nsml.session.CodeSnapshots;
import nsml.session.LocalLauncher;
import nsml.session.Reaper;
import nsml.session.SessionFolder;
import nsml.session.SessionStarter;
import nsml.session.UploadLimits;
import nsml.store.BlobStore;
import nsml.store.Home;

/**
 * The platform with a home of its own, for cases to be run on; with secrets where no submission should reach them. Thread-safe:
 * whoever works in it brings a {@link Catalog}.
 */
final class DoctorHome implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Path folder;
    private final Equipment equipment;
    private final Secret secret;
    private final LureServer lure;
    private final Home home;
    private final Map<Map<String, String>, Dataset> datasets = new HashMap<>();
    private boolean closed;

    private DoctorHome(Path folder, Equipment equipment, Secret secret, LureServer lure) {
        this.folder = folder;
        this.equipment = equipment;
        this.secret = secret;
        this.lure = lure;
        home = new Home(folder.resolve("home"));
    }

    /**
     * Sets it up.
     *
     * @param folder an empty folder with a short path
     */
    static DoctorHome open(Path folder, Equipment equipment, Secret secret, LureServer lure) throws IOException {
        var place = new DoctorHome(folder, equipment, secret, lure);
        Files.createDirectories(place.home.root());
        Files.createDirectory(place.temporary());
        secret.plant(folder.resolve("secret"));
        return place;
    }

    Home home() {
        return home;
    }

    Secret secret() {
        return secret;
    }

    LureServer lure() {
        return lure;
    }

    Equipment equipment() {
        return equipment;
    }

    /** Where supervisors keep temporary files, such as sockets. */
    Path temporary() {
        return folder.resolve("t");
    }

    Catalog catalog() {
        return Catalog.open(home.catalog(), equipment.clock());
    }

    /** The competition, with some limits of its own; pushed when first asked for. */
    synchronized Dataset dataset(Map<String, String> limits) throws IOException {
        Dataset known = datasets.get(limits);
        if (known == null) {
            String name = "tiny" + (datasets.size() + 1);
            Path source = TinyCompetition.write(folder.resolve(name), limits);
            known = allDatasets()
                    .push(DatasetName.of(name), source, source.resolve("competition.yaml"), PushProgress.SILENT)
                    .dataset();
            secret.plant(known.folder().resolve("hidden").resolve("secret"));
            datasets.put(Map.copyOf(limits), known);
        }
        return known;
    }

    private Datasets allDatasets() {
        return new Datasets(home.root(), equipment.clock());
    }

    CodeSnapshots.Snapshot snapshot(Path entry) throws IOException {
        return new CodeSnapshots(home, new BlobStore(home.blobs())).take(entry, List.of(), UploadLimits.DEFAULT);
    }

    /** What starts sessions, each with a supervisor in a process of its own that knows the secret. */
    SessionStarter starter(Catalog catalog) {
        ProcessIdentity self = ProcessIdentity.current();
        return new SessionStarter(
                catalog,
                allDatasets(),
                this::launch,
                new ProcessKey(self.pid(), self.birth()),
                equipment.clock(),
                new SecureRandom()::nextLong);
    }

    /** Once closed, nothing starts any more. */
    private synchronized ProcessKey launch(SessionId session) throws IOException {
        if (closed) {
            throw new IOException("interrupted");
        }
        return new LocalLauncher(home, supervise()).launch(session);
    }

    private List<String> supervise() {
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/env", "NSML_HOME=" + home.root(), Secret.VARIABLE + "=" + secret));
        command.addAll(equipment.supervise());
        int java = 3;
        command.add(java + 1, "-Djava.io.tmpdir=" + temporary());
        return command;
    }

    /** The text that every process of a session has in its command line, its environment or its mounts. */
    String mark(SessionId session) {
        return name() + "/home/sessions/" + session.team() + "/";
    }

    /** What bears the mark of all sessions. */
    Footmarks footmarks() {
        return new Footmarks(name() + "/");
    }

    /** Unlike any other path of the machine: the folder above has a name by chance. */
    private String name() {
        return folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString();
    }

    /** Tells what held a session. */
    Protection protection(SessionId session) {
        try (Catalog catalog = catalog()) {
            return Protection.parse(catalog.sessions()
                    .find(session)
                    .flatMap(SessionRecord::protection)
                    .orElseThrow());
        }
    }

    /** Tells what is still there of all sessions, once they have ended. */
    List<String> leftovers() throws IOException {
        List<String> found = new ArrayList<>();
        Footmarks marks = footmarks();
        marks.processes().forEach(process -> found.add("process " + process.pid()));
        try (Catalog catalog = catalog()) {
            Set<String> names = catalog.sessions().list().stream()
                    .map(session -> SessionFolder.of(home, session.id()).name())
                    .collect(Collectors.toSet());
            Footmarks.groups(names).forEach(group -> found.add("control group " + group));
            found.addAll(containers(catalog));
        }
        marks.mounts().forEach(mount -> found.add("mount " + mount));
        try (Stream<Path> files = Files.list(temporary())) {
            files.forEach(file -> found.add("temporary file " + file));
        }
        return found;
    }

    private List<String> containers(Catalog catalog) throws IOException {
        List<String> confined = catalog.sessions().list().stream()
                .filter(session -> session.plan().sandbox().equals(SandboxKind.DOCKER.toString()))
                .map(session -> SessionFolder.of(home, session.id()).name())
                .toList();
        List<String> found = new ArrayList<>();
        if (!confined.isEmpty()) {
            try (var engine = new Engine(EngineSocket.of(equipment.environment()))) {
                for (String name : confined) {
                    if (engine.hasContainer(name)) {
                        found.add("container " + name);
                    }
                }
            }
        }
        return found;
    }

    /** Ends what still runs. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        try (Catalog catalog = catalog()) {
            catalog.sessions().live().forEach(session -> catalog.sessions().requestStop(session.id()));
            Patience.await(LONGEST_STOP, () -> catalog.sessions().live().isEmpty());
            footmarks().processes().forEach(ProcessHandle::destroyForcibly);
            Patience.await(LONGEST_STOP, () -> footmarks().processes().isEmpty());
            new Reaper(home, catalog).reap();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
