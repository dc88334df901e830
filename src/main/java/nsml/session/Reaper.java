package nsml.session;

import java.util.Map;
import nsml.catalog.Catalog;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.runner.ProcessIdentity;
import nsml.runner.Verdict;

/**
 * Notices sessions whose supervisor died without a word (killed, out of memory, machine restarted) and writes down that they
 * are lost. Every command looks before it reads, so no session stays running for ever.
 */
public final class Reaper {

    private final Catalog catalog;

    public Reaper(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Ends the lost ones, and whatever of their processes is left. */
    public void reap() {
        for (SessionRecord session : catalog.sessions().live()) {
            if (!identity(session.owner()).isAlive()) {
                session.process().ifPresent(process -> kill(identity(process)));
                catalog.sessions()
                        .end(
                                session.id(),
                                new Ending(
                                        State.LOST,
                                        Verdict.PLATFORM.name(),
                                        session.state().name(),
                                        "its supervisor died without a word; the checkpoints listed so far are whole: go on"
                                                + " with nsml fork " + session.id(),
                                        Map.of()));
            }
        }
    }

    private static void kill(ProcessIdentity process) {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessIdentity identity(ProcessKey key) {
        return new ProcessIdentity(key.pid(), key.birth());
    }
}
