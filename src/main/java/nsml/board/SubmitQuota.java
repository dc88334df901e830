package nsml.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nsml.catalog.Attempts.Attempt;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionRecord;

/**
 * One submit an interval for each team, counted from the finish of the one before. Submits on the sample are free, and so are
 * those that the platform failed; while one runs, the next waits.
 *
 * @param interval the competition's interval; zero for no limit
 * @param failed whether a submit that ended without a score counts
 */
public record SubmitQuota(Duration interval, Failed failed) {

    /** What a submit that ended without a score costs. */
    public enum Failed {
        /** Nothing. */
        FREE,
        /** As much as any other, as in the first hackathons. */
        COUNT
    }

    private static final String GRADED = "OK";
    private static final String PLATFORM = "PLATFORM";

    /**
     * Tells why a team may not submit now.
     *
     * @param sessions all sessions of that team in that dataset
     * @param attempts all submits of that team in that dataset that have ended; they stay when a session is removed
     * @return one sentence, or empty if it may
     */
    public Optional<String> refusal(List<SessionRecord> sessions, List<Attempt> attempts, Instant now) {
        Optional<SessionRecord> running = sessions.stream()
                .filter(session -> session.plan().kind() == SessionKind.SUBMIT
                        && !session.state().isEnd())
                .findFirst();
        if (running.isPresent()) {
            return Optional.of("the submit " + running.get().id()
                    + " is still running; a team has one at a time. Wait for it, or end it: nsml stop "
                    + running.get().id());
        }
        return left(attempts, now)
                .map(left -> "one submit every " + inWords(interval) + ", counted from the finish of the last; wait "
                        + inWords(left) + ", or try submit -t, which is free");
    }

    /** Tells how long a team with these attempts has to wait. */
    public Optional<Duration> left(List<Attempt> attempts, Instant now) {
        return attempts.stream()
                .filter(this::counts)
                .map(Attempt::endedAt)
                .max(Comparator.naturalOrder())
                .map(finish -> Duration.between(now, finish.plus(interval)))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    private boolean counts(Attempt attempt) {
        return attempt.verdict().equals(GRADED)
                || (failed == Failed.COUNT && !attempt.verdict().equals(PLATFORM));
    }

    /** For instance {@code 19m24s}; a second begun counts whole. */
    public static String inWords(Duration duration) {
        Duration whole = duration.plusMillis(999);
        StringBuilder text = new StringBuilder();
        if (whole.toHours() > 0) {
            text.append(whole.toHours()).append('h');
        }
        if (whole.toMinutesPart() > 0) {
            text.append(whole.toMinutesPart()).append('m');
        }
        if (whole.toSecondsPart() > 0 || text.isEmpty()) {
            text.append(whole.toSecondsPart()).append('s');
        }
        return text.toString();
    }
}
