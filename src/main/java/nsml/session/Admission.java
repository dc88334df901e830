package nsml.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nsml.catalog.Catalog;
import nsml.catalog.SessionOptions;
import nsml.dataset.Amounts;
import nsml.dataset.Competition;

/** Decides whether a session may have what it asks for. */
final class Admission {

    private final Catalog catalog;
    private final Optional<Competition> competition;
    private final Competition.Limits limits;

    /** Decides by a competition's rules; empty for a session without a dataset. */
    Admission(Catalog catalog, Optional<Competition> competition) {
        this.catalog = catalog;
        this.competition = competition;
        limits = competition.map(Competition::limits).orElse(Competition.Limits.DEFAULT);
    }

    /**
     * Lets a session pass.
     *
     * @param account the team's credits
     * @throws Refusal if the machine or the competition does not have what is asked for, or the team has nothing left to pay with
     */
    void require(String team, SessionOptions asked, CreditWatch account) {
        requireMachine(asked);
        requireWithinLimits(asked);
        requireGpus(team, asked);
        if (asked.gpus() > 0 && account.balance().orElse(1.0) < 1) {
            throw new Refusal(
                    new Shortage.Credit(0),
                    "the team has spent its credits, one for each GPU and minute; wait until some have been earned (nsml"
                            + " credit), stop a session, or run with -g 0");
        }
    }

    private static void requireMachine(SessionOptions asked) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (asked.cpus().orElse(0) > processors) {
            throw new Refusal(
                    new Shortage.Capacity(),
                    asked.cpus().getAsInt() + " processors were asked for and this machine has " + processors
                            + "; ask for less with -c");
        }
    }

    private void requireWithinLimits(SessionOptions asked) {
        List<String> excess = new ArrayList<>();
        if (asked.cpus().orElse(0) > limits.cpus()) {
            excess.add(asked.cpus().getAsInt() + " processors (limits.cpus: at most " + limits.cpus() + ")");
        }
        if (asked.memory().orElse(0) > limits.memory()) {
            excess.add(Amounts.print(asked.memory().getAsLong()) + " of memory (limits.memory: at most "
                    + Amounts.print(limits.memory()) + ")");
        }
        if (asked.gpus() > limits.gpus()) {
            excess.add(asked.gpus() + " GPUs (limits.gpus: at most " + limits.gpus() + ")");
        }
        if (!excess.isEmpty()) {
            throw new Refusal(
                    new Shortage.Machine(),
                    "more was asked for than a session gets: " + String.join(", ", excess)
                            + "; ask for less"
                            + competition
                                    .map(rules -> ", or raise the limit in the dataset's competition.yaml")
                                    .orElse(""));
        }
    }

    private void requireGpus(String team, SessionOptions asked) {
        OptionalInt most = competition.map(rules -> rules.submit().teamGpus()).orElse(OptionalInt.empty());
        int using = catalog.sessions().live().stream()
                .filter(session -> session.id().team().equals(team))
                .mapToInt(session -> session.plan().options().gpus())
                .sum();
        if (most.isPresent() && using + asked.gpus() > most.getAsInt()) {
            throw new Refusal(
                    new Shortage.GpuQuota(most.getAsInt(), using, asked.gpus()),
                    "the sessions of a team together may ask for no more GPUs (submit.team-gpus in the competition's definition); wait for one to end, stop"
                            + " one with nsml stop, or run with -g 0");
        }
    }
}
