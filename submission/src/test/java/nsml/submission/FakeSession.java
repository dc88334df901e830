package nsml.submission;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.shim.Mode;
import nsml.shim.Model;
import nsml.shim.Session;
import org.jspecify.annotations.Nullable;

/** A session without a platform: checkpoints are folders, reports a list. */
final class FakeSession implements Session {

    record Report(long step, Map<String, ? extends Number> values) {}

    private final Path dataset;
    private final Path checkpoints;
    private final long seed;
    private final List<String> arguments;
    private final List<Report> reports = new ArrayList<>();
    private @Nullable Model model;

    FakeSession(Path dataset, Path checkpoints, long seed, String... arguments) {
        this.dataset = dataset;
        this.checkpoints = checkpoints;
        this.seed = seed;
        this.arguments = List.of(arguments);
    }

    Model bind(ReferenceSubmission submission) {
        Model bound = submission.bind(this);
        model = bound;
        return bound;
    }

    List<Report> reports() {
        return reports;
    }

    @Override
    public boolean isOnNsml() {
        return false;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Mode mode() {
        return Mode.TRAIN;
    }

    @Override
    public String datasetName() {
        return "mini";
    }

    @Override
    public Path datasetPath() {
        return dataset;
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public Optional<String> argument(String option) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public int gpuCount() {
        return 0;
    }

    @Override
    public Optional<String> startedFrom() {
        return Optional.empty();
    }

    @Override
    public void report(long step, Map<String, ? extends Number> values) {
        reports.add(new Report(step, values));
    }

    @Override
    public void reportDetail(long step, Map<String, ? extends Number> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void save(String checkpoint) throws IOException {
        requireNonNull(model).save(Files.createDirectories(checkpoints.resolve(checkpoint)));
    }

    @Override
    public void load(String checkpoint) throws IOException {
        requireNonNull(model).load(checkpoints.resolve(checkpoint));
    }

    @Override
    public void load(String checkpoint, String session) throws IOException {
        requireNonNull(model).load(checkpoints.resolveSibling(session).resolve(checkpoint));
    }
}
