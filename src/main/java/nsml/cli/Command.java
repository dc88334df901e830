package nsml.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.session.KnownSessions;
import nsml.session.Refusal;

/** What all commands share: their services, and one clear sentence for what went wrong. */
abstract class Command implements Callable<Integer> {

    /** The command did what it was asked to. */
    static final int DONE = 0;

    /** The submission failed. */
    static final int FAILED = 1;

    private final Supplier<Services> supplier;

    Command(Supplier<Services> supplier) {
        this.supplier = supplier;
    }

    @Override
    public final Integer call() throws IOException {
        Services services = supplier.get();
        services.reaper().reap();
        return run(services);
    }

    /** Returns the exit status. */
    abstract int run(Services services) throws IOException;

    /**
     * Looks a session up.
     *
     * @throws Refusal if there is none
     */
    static SessionRecord require(Services services, SessionId session) {
        return new KnownSessions(services.catalog()).require(session);
    }
}
