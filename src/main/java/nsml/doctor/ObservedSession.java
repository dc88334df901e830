package nsml.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.Catalog;
import nsml.catalog.Ending;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.dataset.Competition;
import nsml.runner.ProcessIdentity;
import nsml.runner.Verdict;
import nsml.session.Reaper;
import nsml.session.SessionFolder;

/** One session from its start until nothing of it is left, and what is to be said against how it went. */
final class ObservedSession {

    /** How long the platform may take to have every process gone. */
    static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration LONGEST_SESSION = Duration.ofSeconds(150);
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);
    private static final int TICKS_BETWEEN_REAPS = 40;

    private final DoctorHome place;
    private final Catalog catalog;
    private final SessionId session;
    private final Competition.Limits limits;
    private final List<String> faults = new ArrayList<>();
    private Duration gone = Duration.ZERO;
    private int ticks;

    ObservedSession(DoctorHome place, Catalog catalog, SessionId session, Competition.Limits limits) {
        this.place = place;
        this.catalog = catalog;
        this.session = session;
        this.limits = limits;
    }

    /** What is wrong so far. */
    List<String> faults() {
        return faults;
    }

    /** How long after its end or limit the last process was there. */
    Duration gone() {
        return gone;
    }

    SessionId session() {
        return session;
    }

    /** Waits for the end; returns the verdict's name. */
    String await() throws IOException, InterruptedException {
        if (!Patience.await(LONGEST_SESSION, this::hasEnded)) {
            faults.add("the session did not end within " + LONGEST_SESSION.toSeconds() + " s");
            catalog.sessions().requestStop(session);
            Patience.await(SOON.multipliedBy(2), this::hasEnded);
        }
        awaitDeath();
        SessionRecord record = record();
        record.ending().ifPresent(this::checkTime);
        searchOutput();
        return record.ending().map(Ending::verdict).orElse("none");
    }

    private SessionRecord record() {
        return catalog.sessions().find(session).orElseThrow();
    }

    private boolean hasEnded() {
        if (++ticks % TICKS_BETWEEN_REAPS == 0) {
            new Reaper(place.home(), catalog).reap();
        }
        return record().state().isEnd();
    }

    private void awaitDeath() throws InterruptedException {
        SessionRecord record = record();
        var supervisor =
                new ProcessIdentity(record.owner().pid(), record.owner().birth());
        var marks = new Footmarks(place.mark(session));
        boolean dead = Patience.await(
                LONGEST_DEATH, () -> !supervisor.isAlive() && marks.processes().isEmpty());
        Instant end = record.finishedAt().orElseGet(place.equipment().clock()::instant);
        gone = Duration.between(end, place.equipment().clock().instant());
        if (!dead) {
            marks.processes().forEach(left -> {
                faults.add("process " + left.pid() + " went on after the end");
                left.destroyForcibly();
            });
            supervisor.kill();
        } else if (gone.compareTo(SOON) > 0) {
            faults.add("its last process was there " + seconds(gone) + " s after the end");
        }
    }

    private void checkTime(Ending ending) {
        Map<String, Duration> most = Map.of(
                Verdict.START_TIMEOUT.name(), limits.start(),
                Verdict.LOAD_TIMEOUT.name(), limits.load(),
                Verdict.TRAIN_TIMEOUT.name(), limits.train(),
                Verdict.INFER_TIMEOUT.name(), limits.infer());
        Optional.ofNullable(most.get(ending.verdict())).ifPresent(limit -> {
            long used = Math.round(ending.used().getOrDefault(ending.phase(), 0.0) * 1000);
            Duration over = Duration.ofMillis(used).minus(limit);
            gone = gone.plus(over.isNegative() ? Duration.ZERO : over);
            if (over.compareTo(SOON) > 0) {
                faults.add("it was ended " + seconds(over) + " s after the limit of " + limit.toSeconds() + " s");
            }
        });
    }

    private void searchOutput() throws IOException {
        SessionFolder folder = SessionFolder.of(place.home(), session);
        TextSearch.find(folder.log(), "BREACH: ").ifPresent(faults::add);
        if (TextSearch.find(folder.log(), place.secret().text()).isPresent()) {
            faults.add("a secret is in its log");
        }
        if (TextSearch.find(folder.predictions(), place.secret().text()).isPresent()) {
            faults.add("a secret is in its answers");
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
