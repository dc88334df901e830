package nsml.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.CheckpointName;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;

/** Finds what the user named, or says what there is. */
public final class KnownSessions {

    private final Catalog catalog;

    public KnownSessions(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Finds a session.
     *
     * @throws Refusal if there is none of that name; it says which there are
     */
    public SessionRecord require(SessionId id) {
        return catalog.sessions().find(id).orElseThrow(() -> new Refusal(unknown(id)));
    }

    /** Says that a session does not exist, and which do. */
    private String unknown(SessionId id) {
        String some = catalog.sessions().list().stream()
                .limit(5)
                .map(session -> session.id().toString())
                .collect(Collectors.joining(", "));
        return "there is no session " + id
                + (some.isEmpty() ? "; start one with nsml run" : "; the newest are " + some + " (all: nsml ps -a)");
    }

    /**
     * Finds a checkpoint.
     *
     * @param name its name; empty for the latest
     * @throws Refusal if there is none; it says which there are
     */
    public CheckpointRecord requireCheckpoint(SessionId session, Optional<String> name) {
        List<CheckpointRecord> all = catalog.checkpoints().list(session);
        Optional<CheckpointId> other = require(session).plan().source();
        if (all.isEmpty() && require(session).plan().kind().isTest() && other.isPresent()) {
            throw new Refusal("session " + session + " saves nothing; the checkpoint it uses is "
                    + other.get().name() + " of session " + other.get().session());
        }
        if (all.isEmpty()) {
            throw new Refusal("session " + session + " has saved no checkpoint"
                    + (require(session).state().isEnd()
                            ? "; see nsml logs " + session
                            : " yet; wait with nsml logs -f " + session));
        }
        return name.map(wanted -> all.stream()
                        .filter(checkpoint ->
                                CheckpointName.means(checkpoint.id().name(), wanted))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("session " + session + " has no checkpoint \"" + wanted
                                + "\"; it has: "
                                + all.stream()
                                        .map(checkpoint -> checkpoint.id().name())
                                        .collect(Collectors.joining(", ")))))
                .orElse(all.get(all.size() - 1));
    }
}
