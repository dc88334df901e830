package nsml.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nsml.runner.cgroup.ControlGroup;

/** A box of processes of this machine, started by this one. */
final class LocalBox implements Box {

    private final Process process;
    private final ProcessTree tree;
    private final Optional<ControlGroup> group;
    private final MemoryFiles files;
    private final long enough;
    private final Optional<Path> status;
    private final Protection protection;

    /**
     * The group, if there is one, is the box's to close.
     *
     * @param enough the memory up to which a rough count will do
     * @param status where bubblewrap tells of the submission's end, and only if there was a beginning
     */
    LocalBox(
            Process process,
            ProcessTree tree,
            Optional<ControlGroup> group,
            MemoryFiles files,
            long enough,
            Optional<Path> status,
            Protection protection) {
        this.process = process;
        this.tree = tree;
        this.group = group;
        this.files = files;
        this.enough = enough;
        this.status = status;
        this.protection = protection;
    }

    @Override
    public ProcessIdentity identity() {
        return ProcessIdentity.of(process.toHandle());
    }

    @Override
    public Protection protection() {
        return protection;
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public boolean wasSetUp() throws IOException {
        return status.isEmpty()
                || (Files.exists(status.get()) && Files.readString(status.get()).contains("\"exit-code\""));
    }

    @Override
    public Set<ProcessHandle> processes() {
        return tree.look();
    }

    @Override
    public Footprint footprint() throws IOException {
        if (group.isPresent()) {
            return Footprint.of(group.get().usage());
        }
        Set<ProcessHandle> alive = tree.look();
        long besides = files.used(alive) + SocketBuffers.bytes(alive);
        return Footprint.of(alive, enough - besides).plusMemory(besides);
    }

    @Override
    public List<Path> uncountedFolders() {
        return group.isPresent() ? List.of() : files.folders(tree.look());
    }

    @Override
    public void kill() throws IOException, InterruptedException {
        if (group.isPresent()) {
            // First, as it may be about to join the group; nobody else is outside.
            process.destroyForcibly().waitFor();
            group.get().kill();
        }
        tree.kill();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        discard(group);
    }

    static void discard(Optional<ControlGroup> group) throws IOException {
        if (group.isPresent()) {
            group.get().close();
        }
    }
}
