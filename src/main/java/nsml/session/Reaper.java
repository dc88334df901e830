package nsml.session;

import java.io.IOException;
import java.util.Map;
import nsml.catalog.Catalog;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.runner.Leftovers;
import nsml.runner.OrphanedContainer;
import nsml.runner.ProcessIdentity;
import nsml.runner.SandboxKind;
import nsml.runner.Verdict;
import nsml.runner.cgroup.ControlGroups;
import nsml.shim.wire.Phase;
import nsml.store.Home;

/**
 * Notices sessions whose supervisor died without a word (killed, out of memory, machine restarted) and writes down that they
 * are lost. Every command looks before it reads, so no session stays running for ever.
 */
public final class Reaper {

    private final Home home;
    private final Catalog catalog;

    public Reaper(Home home, Catalog catalog) {
        this.home = home;
        this.catalog = catalog;
    }

    /** Ends the lost ones, and whatever of their processes is left. */
    public void reap() {
        for (SessionRecord listed : catalog.sessions().live()) {
            // Read again: while earlier ones were dealt with, another process may have come to answer for this one.
            SessionRecord session = catalog.sessions().find(listed.id()).orElse(listed);
            if (!session.state().isEnd() && !identity(session.owner()).isAlive()) {
                SessionFolder folder = SessionFolder.of(home, session.id());
                killAll(session, folder);
                tidy(folder);
                catalog.sessions()
                        .end(
                                session.id(),
                                new Ending(
                                        State.LOST,
                                        Verdict.PLATFORM.name(),
                                        session.phase().orElse(Phase.START.name()),
                                        "its supervisor died without a word" + advice(session),
                                        Map.of()));
            }
        }
    }

    private String advice(SessionRecord session) {
        if (session.plan().kind().isSubmit()) {
            return "; it costs nothing: submit again";
        }
        return catalog.checkpoints().list(session.id()).isEmpty()
                ? "; it had saved no checkpoint: run it again"
                : "; the checkpoints listed so far are whole: go on with nsml fork " + session.id();
    }

    private static void killAll(SessionRecord session, SessionFolder folder) {
        try {
            if (session.process().isPresent()) {
                identity(session.process().get()).kill();
            }
            new Leftovers(folder.sockets()).kill();
            ControlGroups.ofThisMachine().remove(folder.name());
            if (session.plan().sandbox().equals(SandboxKind.DOCKER.toString())) {
                OrphanedContainer.remove(folder.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException kept) {
            // The kernel holds on to an empty group; the session is lost all the same.
        }
    }

    private static void tidy(SessionFolder folder) {
        try {
            folder.tidy();
        } catch (IOException untidy) {
            // The session is lost all the same; nsml rm removes its folder.
        }
    }

    private static ProcessIdentity identity(ProcessKey key) {
        return new ProcessIdentity(key.pid(), key.birth());
    }
}
