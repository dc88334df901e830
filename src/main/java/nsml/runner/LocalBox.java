package nsml.runner;

import java.util.concurrent.CompletableFuture;

/** A box of processes of this machine, started by this one. */
final class LocalBox implements Box {

    private final Process process;
    private final ProcessTree tree;
    private final Protection protection;

    LocalBox(Process process, ProcessTree tree, Protection protection) {
        this.process = process;
        this.tree = tree;
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
    public Footprint footprint() {
        return Footprint.of(tree.look());
    }

    @Override
    public void kill() throws InterruptedException {
        tree.kill();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
