package nsml.session;

import java.time.InstantSource;
import java.util.Optional;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionRecord;
import nsml.dataset.Competition;
import nsml.dataset.Competition.Deadline;

/** Ends a submit that has not finished by a deadline that it had to finish by. Whether it may start, {@link SessionStarter} tells. */
final class DeadlineWatch {

    private final Optional<Deadline> deadline;
    private final InstantSource clock;

    /**
     * Watches a session's deadline.
     *
     * @param competition the dataset's rules as they were when the session began; empty for a session without one
     */
    DeadlineWatch(SessionRecord session, Optional<Competition> competition, InstantSource clock) {
        deadline = competition
                .flatMap(rules -> rules.submit().deadline())
                .filter(rule -> session.plan().kind() == SessionKind.SUBMIT && rule.counts() == Deadline.Counts.FINISH);
        this.clock = clock;
    }

    /** Tells whether the session is too late. */
    boolean isOver() {
        return deadline.filter(rule -> rule.hasPassed(clock.instant())).isPresent();
    }

    /** Returns what is to be said of a session that is too late. */
    String detail() {
        return "a submit had to finish by the deadline, "
                + deadline.map(rule -> rule.at().toString()).orElse("none")
                + " (deadline-counts: finish in the competition's definition); it has no score";
    }
}
