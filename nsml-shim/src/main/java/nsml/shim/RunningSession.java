package nsml.shim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Reply.Accepted;
import nsml.shim.wire.Request;
import org.jspecify.annotations.Nullable;

/** The session as its supervisor described it at the start. */
final class RunningSession implements Session {

    private final Reply.Start start;
    private final Supervisor supervisor;
    private final boolean onNsml;
    private final Path scratch;
    private @Nullable Model model;
    private int saves;

    RunningSession(Reply.Start start, Supervisor supervisor, boolean onNsml) {
        this.start = start;
        this.supervisor = supervisor;
        this.onNsml = onNsml;
        this.scratch = Path.of(start.scratchPath());
    }

    /** Takes what {@link Submission#bind} returned, which may be null all the same. */
    Model bound(@Nullable Model model) {
        this.model = model;
        return model();
    }

    @Override
    public boolean isOnNsml() {
        return onNsml;
    }

    @Override
    public String name() {
        return start.session();
    }

    @Override
    public Mode mode() {
        return start.mode();
    }

    @Override
    public String datasetName() {
        return start.dataset();
    }

    @Override
    public Path datasetPath() {
        return Path.of(start.datasetPath());
    }

    @Override
    public List<String> arguments() {
        return start.arguments();
    }

    @Override
    public Optional<String> argument(String option) {
        return Arguments.valueOf(option, start.arguments());
    }

    @Override
    public long seed() {
        return start.seed();
    }

    @Override
    public int gpuCount() {
        return start.gpuCount();
    }

    @Override
    public Optional<String> startedFrom() {
        return start.checkpoint();
    }

    @Override
    public void report(long step, Map<String, ? extends Number> values) {
        report(step, values, true);
    }

    @Override
    public void reportDetail(long step, Map<String, ? extends Number> values) {
        report(step, values, false);
    }

    private void report(long step, Map<String, ? extends Number> values, boolean summary) {
        var doubles = new HashMap<String, Double>();
        values.forEach((name, value) -> doubles.put(name, value.doubleValue()));
        try {
            supervisor.ask(new Request.Report(OptionalLong.of(step), doubles, summary), Accepted.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(String checkpoint) throws IOException {
        Model model = model();
        String name = "save-" + ++saves;
        Path folder = Files.createDirectory(scratch.resolve(name));
        try {
            model.save(folder);
            supervisor.ask(new Request.Save(checkpoint, name), Accepted.class);
        } finally {
            Folders.deleteIfPossible(folder);
        }
    }

    @Override
    public void load(String checkpoint) throws IOException {
        load(new Request.Load(checkpoint, Optional.empty()));
    }

    @Override
    public void load(String checkpoint, String session) throws IOException {
        load(new Request.Load(checkpoint, Optional.of(session)));
    }

    private void load(Request.Load request) throws IOException {
        Model model = model();
        Path folder =
                scratch.resolve(supervisor.ask(request, Reply.Loaded.class).directory());
        try {
            model.load(folder);
        } finally {
            Folders.deleteIfPossible(folder);
        }
    }

    private Model model() {
        if (model == null) {
            throw new IllegalStateException("expected a model from Submission.bind, got none (yet); save and load work"
                    + " once bind has returned it");
        }
        return model;
    }
}
