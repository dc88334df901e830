package nsml.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import nsml.catalog.Catalog;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.session.Reaper;

/** While open, Ctrl-C stops the session that the command waits for, and says so. */
final class StopOnInterrupt implements AutoCloseable {

    private final Thread hook;

    StopOnInterrupt(Services services, String command, SessionId session) {
        hook = new Thread(() -> stop(services, command, session), "stop-on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Runs while the command's own thread still uses the services, so with a connection of its own. */
    private static void stop(Services services, String command, SessionId session) {
        PrintWriter err = services.err();
        InstantSource clock = services.clock();
        err.println();
        err.println(command + " aborted: Interrupted by user");
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
