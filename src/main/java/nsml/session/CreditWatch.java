package nsml.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import nsml.board.Credits;
import nsml.catalog.Catalog;
import nsml.dataset.Competition;

/** Keeps a team's account while one of its sessions runs. Asked often, it looks rarely. */
public final class CreditWatch {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Optional<Credits> credits;
    private final Catalog catalog;
    private final String team;
    private final String dataset;
    private final InstantSource clock;
    private Instant last = Instant.EPOCH;
    private boolean ranOut;

    /**
     * Watches a team's account for a dataset.
     *
     * @param competition the dataset's rules; empty for a session without one
     */
    public CreditWatch(
            Optional<Competition> competition, Catalog catalog, String team, String dataset, InstantSource clock) {
        credits = competition
                .flatMap(rules -> rules.submit().credits())
                .map(rule -> new Credits(rule.cap(), rule.perHour()));
        this.catalog = catalog;
        this.team = team;
        this.dataset = dataset;
        this.clock = clock;
    }

    /** Tells whether nothing is left. */
    boolean ranOut() {
        Instant now = clock.instant();
        // Either way: a clock that is set back must not put off the next look.
        if (credits.isPresent() && !ranOut && Duration.between(last, now).abs().compareTo(BETWEEN) >= 0) {
            ranOut = balance().orElseThrow() <= 0;
            last = now;
        }
        return ranOut;
    }

    /** Returns what the team has left; empty where credits are off. */
    public Optional<Double> balance() {
        Instant now = clock.instant();
        return credits.map(rule -> rule.balance(uses(now), now));
    }

    private List<Credits.Use> uses(Instant now) {
        return catalog.sessions().costs(team, dataset).stream()
                .map(cost -> new Credits.Use(cost.begin(), cost.end().orElse(now), cost.gpus()))
                .toList();
    }
}
