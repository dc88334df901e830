package nsml.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;
import nsml.catalog.Catalog;
import nsml.catalog.SessionRecord;
import nsml.dataset.Competition;
import nsml.dataset.DatasetName;
import nsml.dataset.Datasets;

/**
 * Keeps a team's other sessions away from its submit, where the competition asks for it ({@link Competition.Submit#alone}). To be
 * asked in the transaction that records the new session.
 */
final class Seclusion {

    private final Catalog catalog;
    private final Datasets datasets;

    Seclusion(Catalog catalog, Datasets datasets) {
        this.catalog = catalog;
        this.datasets = datasets;
    }

    /**
     * Lets a submit pass that is to be alone.
     *
     * @throws Refusal if another session of the team is running
     */
    void requireNoOther(String team) {
        running(team, session -> true).ifPresent(session -> {
            throw new Refusal("this competition has submits run alone (submit.alone in its definition), and session "
                    + session.id() + " of the team is running; wait for it to end, or stop it: nsml stop "
                    + session.id());
        });
    }

    /**
     * Lets any session pass.
     *
     * @throws Refusal if a submit of the team is running that is to be alone
     */
    void requireNoLoneSubmit(String team) {
        running(team, session -> session.plan().kind().isGraded() && isAlone(session))
                .ifPresent(session -> {
                    throw new Refusal("submit " + session.id()
                            + " of the team is running, and its competition has submits run alone (submit.alone in its"
                            + " definition); wait for it to end");
                });
    }

    private Optional<SessionRecord> running(String team, Predicate<SessionRecord> which) {
        return catalog.sessions().live().stream()
                .filter(session -> session.id().team().equals(team))
                .filter(which)
                .findFirst();
    }

    private boolean isAlone(SessionRecord submit) {
        try {
            return datasets.require(DatasetName.of(submit.id().dataset()))
                    .competition()
                    .submit()
                    .alone();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
