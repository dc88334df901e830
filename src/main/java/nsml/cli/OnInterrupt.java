package nsml.cli;

import java.io.IOException;
import java.io.PrintWriter;
import nsml.catalog.Catalog;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.session.Reaper;
import nsml.session.Refusal;
import nsml.session.SessionEnder;
import org.jspecify.annotations.Nullable;

/**
 * While open, Ctrl-C stops the session that the command starts and waits for, or leaves it alone, and says so. It is opened before
 * the session is made, so that there is no moment at which a session goes on unseen.
 */
final class OnInterrupt implements AutoCloseable {

    /** Makes a session. */
    @FunctionalInterface
    interface Start {
        SessionId session() throws IOException;
    }

    private final Services services;
    private final String command;
    private final boolean stops;
    private final Thread hook = new Thread(this::interrupted, "on-interrupt");
    private @Nullable SessionId session;
    private boolean removes;
    private boolean tooLate;
    private boolean over;

    /**
     * Opens it.
     *
     * @param stops whether Ctrl-C stops the session
     */
    OnInterrupt(Services services, String command, boolean stops) {
        this.services = services;
        this.command = command;
        this.stops = stops;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Makes the session; a Ctrl-C meanwhile waits until it is there. */
    synchronized SessionId start(Start start) throws IOException {
        if (tooLate) {
            throw new Refusal("interrupted");
        }
        SessionId started = start.session();
        session = started;
        return started;
    }

    /** Has the session removed once it has ended, even by Ctrl-C. */
    synchronized void removeInTheEnd() {
        removes = true;
    }

    /** What is left to do once the session has ended; a Ctrl-C meanwhile waits until it is done. */
    synchronized void ended() throws IOException {
        if (removes && session != null && !over) {
            services.ender().remove(session);
        }
        over = true;
    }

    /** What Ctrl-C does. */
    synchronized void interrupted() {
        if (over) {
            return;
        }
        over = true;
        PrintWriter err = services.err();
        err.println();
        err.println(command + " aborted: Interrupted by user");
        if (session == null) {
            tooLate = true;
            err.println("No session was started");
        } else if (stops) {
            stop(session, err);
        } else {
            err.println("Session " + session + " goes on by itself; its end: nsml logs -f " + session);
        }
        err.flush();
    }

    /** Runs while the command's own thread still uses the services, so with a connection of its own. */
    private void stop(SessionId running, PrintWriter err) {
        err.println("Stopping session " + running);
        err.flush();
        try (Catalog catalog = Catalog.open(services.home().catalog(), services.clock())) {
            catalog.sessions().requestStop(running);
            SessionRecord ended =
                    new Watch(catalog, new Reaper(services.home(), catalog), running).untilEnded(record -> {});
            err.println("Session " + running + " " + Endings.word(ended));
            if (removes) {
                new SessionEnder(services.home(), catalog, services.blobs(), services.clock()).remove(running);
                err.println("It is removed, as -i wants it");
            }
        } catch (IOException e) {
            err.println("Session " + running + " could not be removed: " + e.getMessage() + "; try nsml rm " + running);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The interrupt came first: the hook is at work.
        }
    }
}
