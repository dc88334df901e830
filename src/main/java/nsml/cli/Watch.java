package nsml.cli;

import java.util.function.Consumer;
import java.util.function.Predicate;
import nsml.catalog.Catalog;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.session.Reaper;
import nsml.session.Refusal;

/** Waits for what a supervisor, in its own process, writes down about a session. */
final class Watch {

    private static final int TICK_MILLISECONDS = 50;
    private static final int TICKS_BETWEEN_REAPS = 20;

    private final Catalog catalog;
    private final Reaper reaper;
    private final SessionId session;

    Watch(Catalog catalog, Reaper reaper, SessionId session) {
        this.catalog = catalog;
        this.reaper = reaper;
        this.session = session;
    }

    /** Waits until the submission's process lives, or all is over already, showing each state on the way to {@code each}. */
    SessionRecord untilStarted(Consumer<SessionRecord> each) {
        return until(
                record -> record.state() == State.RUNNING
                        || record.state() == State.PAUSED
                        || record.state().isEnd(),
                each);
    }

    /** Waits until the submission serves, or all is over already. */
    SessionRecord untilServing(Consumer<SessionRecord> each) {
        return until(record -> record.state() == State.PAUSED || record.state().isEnd(), each);
    }

    /** Waits for the end, showing each state on the way to {@code each}. */
    SessionRecord untilEnded(Consumer<SessionRecord> each) {
        return until(record -> record.state().isEnd(), each);
    }

    private SessionRecord until(Predicate<SessionRecord> reached, Consumer<SessionRecord> each) {
        for (int tick = 1; ; tick++) {
            SessionRecord record = catalog.sessions()
                    .find(session)
                    .orElseThrow(() -> new Refusal("session " + session + " has been removed meanwhile"));
            each.accept(record);
            if (reached.test(record)) {
                return record;
            }
            try {
                Thread.sleep(TICK_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal("interrupted while waiting for session " + session + "; it goes on");
            }
            if (tick % TICKS_BETWEEN_REAPS == 0) {
                reaper.reap();
            }
        }
    }
}
