package nsml.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import nsml.catalog.Catalog;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.session.Reaper;

/** While open, Ctrl-C stops the session that the command waits for, or leaves it alone, and says so. */
final class OnInterrupt implements AutoCloseable {

    private final Thread hook;

    private OnInterrupt(Runnable action) {
        hook = new Thread(action, "on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Ctrl-C stops the session. */
    static OnInterrupt stop(Services services, String command, SessionId session) {
        return new OnInterrupt(() -> stopNow(services, command, session));
    }

    /** Ctrl-C ends only the command. */
    static OnInterrupt leave(Services services, String command, SessionId session) {
        return new OnInterrupt(() -> {
            PrintWriter err = services.err();
            printAborted(err, command);
            err.println("Session " + session + " goes on by itself; its end: nsml logs -f " + session);
            err.flush();
        });
    }

    private static void printAborted(PrintWriter err, String command) {
        err.println();
        err.println(command + " aborted: Interrupted by user");
    }

    /** Runs while the command's own thread still uses the services, so with a connection of its own. */
    private static void stopNow(Services services, String command, SessionId session) {
        PrintWriter err = services.err();
        InstantSource clock = services.clock();
        printAborted(err, command);
        err.println("Stopping session " + session);
        err.flush();
        try (Catalog catalog = Catalog.open(services.home().catalog(), clock)) {
            catalog.sessions().requestStop(session);
            SessionRecord ended =
                    new Watch(catalog, new Reaper(services.home(), catalog), session).untilEnded(record -> {});
            err.println("Session " + session + " " + Endings.word(ended));
        }
        err.flush();
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
