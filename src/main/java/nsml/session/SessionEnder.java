package nsml.session;

import java.io.IOException;
import nsml.catalog.Catalog;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.store.Home;

/** Stops sessions and removes them. */
public final class SessionEnder {

    private final Home home;
    private final Catalog catalog;

    public SessionEnder(Home home, Catalog catalog) {
        this.home = home;
        this.catalog = catalog;
    }

    /**
     * Asks a session to stop; its supervisor ends it within a second or so.
     *
     * @return false if it had ended before
     * @throws Refusal if there is no such session
     */
    public boolean stop(SessionId id) {
        if (require(id).state().isEnd()) {
            return false;
        }
        catalog.sessions().requestStop(id);
        return true;
    }

    /**
     * Removes an ended session with its checkpoints, reports and log. Its scores stay on the board.
     *
     * @throws Refusal if there is no such session, or it still runs
     */
    public void remove(SessionId id) throws IOException {
        if (!require(id).state().isEnd()) {
            throw new Refusal("session " + id + " is still running; stop it first (nsml stop " + id
                    + "), or remove it all the same: nsml rm -f " + id);
        }
        catalog.sessions().remove(id);
        SessionFolder.of(home, id).remove();
    }

    private SessionRecord require(SessionId id) {
        return catalog.sessions().find(id).orElseThrow(() -> new Refusal(SessionStarter.unknown(catalog, id)));
    }
}
