package nsml.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * What a team may still spend. One credit is one GPU for one minute. A team begins with all that it can hold, earns a number an
 * hour up to that, and spends while sessions with GPUs run; with nothing left no session starts, and those that run are ended.
 *
 * @param most what a team can hold
 * @param perHour what it earns an hour
 */
public record Credits(int most, int perHour) {

    /**
     * A session's cost.
     *
     * @param begin when its process started
     * @param end when it ended, or now
     * @param gpus what it asked for
     */
    public record Use(Instant begin, Instant end, int gpus) {}

    private static final double MINUTES_AN_HOUR = 60;
    private static final double MILLIS_A_MINUTE = 60_000;

    /**
     * Tells what is left.
     *
     * @param uses all sessions of the team on the dataset
     * @param now the end of the account; no use ends later
     * @return the balance, from 0 to {@link #most}
     */
    public double balance(List<Use> uses, Instant now) {
        TreeSet<Instant> changes = new TreeSet<>(List.of(now));
        for (Use use : uses) {
            changes.add(use.begin());
            changes.add(use.end());
        }
        double balance = most;
        Instant since = changes.first();
        for (Instant change : changes) {
            double minutes = Duration.between(since, change).toMillis() / MILLIS_A_MINUTE;
            balance += minutes * (perHour / MINUTES_AN_HOUR - gpusAt(since, uses));
            balance = Math.max(0, Math.min(most, balance));
            since = change;
        }
        return balance;
    }

    private static int gpusAt(Instant begin, List<Use> uses) {
        return uses.stream()
                .filter(use -> !use.begin().isAfter(begin) && use.end().isAfter(begin))
                .mapToInt(Use::gpus)
                .sum();
    }
}
