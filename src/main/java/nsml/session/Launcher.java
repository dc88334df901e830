package nsml.session;

import java.io.IOException;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;

/** Where a supervisor runs: on this machine, or (later) on a cluster's node. */
public interface Launcher {

    /**
     * Starts the session's supervisor, detached, and returns at once.
     *
     * @return its process, which answers for the session from now on
     * @throws IOException if it could not be started
     */
    ProcessKey launch(SessionId session) throws IOException;
}
