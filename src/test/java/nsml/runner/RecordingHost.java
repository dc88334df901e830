package nsml.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.shim.Mode;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;
import org.apache.commons.io.FileUtils;

/** Keeps checkpoints in a folder, and writes down what it was called for. */
class RecordingHost implements Host {

    final List<String> calls = new ArrayList<>();
    Mode mode = Mode.TEST;
    Reply.Terms terms = Reply.Terms.USUAL;
    Optional<String> checkpoint = Optional.empty();
    List<String> arguments = List.of();
    Optional<ProcessIdentity> process = Optional.empty();
    Optional<Path> scratchInside = Optional.empty();

    private final Path store;
    private final Map<String, Path> checkpoints = new HashMap<>();

    RecordingHost(Path store) {
        this.store = store;
    }

    /** Puts a checkpoint that {@code Gentle} can load into the store. */
    void keep(String name) throws IOException {
        Path folder = Files.createDirectories(store.resolve("kept").resolve("layers"));
        Files.writeString(folder.resolve("first"), "kept weights");
        checkpoints.put(name, store.resolve("kept"));
    }

    @Override
    public void started(ProcessIdentity identity, Protection protection) throws IOException {
        process = Optional.of(identity);
    }

    @Override
    public Reply.Start start(Path data, Path scratch) throws IOException {
        scratchInside = Optional.of(scratch);
        List<String> told = arguments.stream()
                .map(argument -> argument.replace("${scratch}", scratch.toString()))
                .toList();
        return new Reply.Start(
                "team/ir/1", mode, "ir", data.toString(), scratch.toString(), told, 7, 0, checkpoint, terms);
    }

    @Override
    public void entered(Phase phase) throws IOException {
        calls.add("enter " + phase);
    }

    @Override
    public void report(Request.Report report) throws IOException {
        calls.add("report " + (report.step().isPresent() ? report.step().getAsLong() + " " : "") + report.values());
    }

    @Override
    public Reply save(String name, Path directory) throws IOException {
        calls.add("save " + name + " " + Files.readString(directory.resolve("layers/first")));
        Path kept = store.resolve("checkpoint-" + name);
        Files.move(directory, kept);
        checkpoints.put(name, kept);
        return new Reply.Accepted();
    }

    @Override
    public Reply load(String name, Optional<String> session, Path into) throws IOException {
        calls.add("load " + name);
        if (!checkpoints.containsKey(name)) {
            return new Reply.Refused("no checkpoint " + name);
        }
        FileUtils.copyDirectory(checkpoints.get(name).toFile(), into.toFile());
        return new Reply.Accepted();
    }

    @Override
    public Reply keep(String key, Path directory) throws IOException {
        calls.add("keep " + key);
        Files.move(directory, store.resolve("kept-" + key));
        return new Reply.Accepted();
    }

    @Override
    public Reply recall(String key, Path into) throws IOException {
        calls.add("recall " + key);
        Path kept = store.resolve("kept-" + key);
        if (!Files.exists(kept)) {
            return new Reply.Refused("nothing is kept as " + key);
        }
        FileUtils.copyDirectory(kept.toFile(), into.toFile());
        return new Reply.Accepted();
    }

    @Override
    public boolean stopRequested() throws IOException {
        return false;
    }
}
