package nsml.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.store.BlobStore;
import nsml.store.Home;
import nsml.store.Removal;

/** Stops sessions and removes them. */
public final class SessionEnder {

    /** How long bytes may lie in the store before the catalog tells whose they are. */
    private static final Duration UNCLAIMED = Duration.ofMinutes(10);

    private final Home home;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final InstantSource clock;

    public SessionEnder(Home home, Catalog catalog, BlobStore blobs, InstantSource clock) {
        this.home = home;
        this.catalog = catalog;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * Asks a session to stop; its supervisor ends it within a second or so.
     *
     * @return false if it had ended before
     * @throws Refusal if there is no such session
     */
    public boolean stop(SessionId id) {
        if (require(id).state().isEnd()) {
            return false;
        }
        catalog.sessions().requestStop(id);
        return true;
    }

    /**
     * Removes an ended session with its checkpoints, reports and log, and frees the disk of what no other session needs (bytes
     * younger than ten minutes with the next removal). Its scores stay on the board.
     *
     * @throws Refusal if there is no such session, it still runs, or another that runs has started from it
     */
    public void remove(SessionId id) throws IOException {
        requireEnded(id);
        requireUnused(id);
        catalog.sessions().remove(id);
        SessionFolder.of(home, id).remove();
        sweep();
    }

    /**
     * Removes an ended session's log and takes it out of the lists; its checkpoints stay, to be loaded, forked and submitted.
     *
     * @throws Refusal if there is no such session, or it still runs
     */
    public void removeButCheckpoints(SessionId id) throws IOException {
        requireEnded(id);
        catalog.sessions().hide(id);
        SessionFolder.of(home, id).remove();
    }

    /** Removes checkpoints, and frees the disk as {@link #remove} does. */
    public void removeCheckpoints(Collection<CheckpointId> checkpoints) throws IOException {
        checkpoints.forEach(catalog.checkpoints()::remove);
        sweep();
    }

    private void sweep() throws IOException {
        Instant before = clock.instant().minus(UNCLAIMED);
        blobs.sweep(catalog.trees(), before);
        removeRests(before);
    }

    /** A command that was killed while it sent code left a folder with what it had of it. */
    private void removeRests(Instant before) throws IOException {
        try (DirectoryStream<Path> rests = Files.newDirectoryStream(home.root(), ".new-*")) {
            for (Path rest : rests) {
                if (Files.getLastModifiedTime(rest, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(before)) {
                    Removal.of(rest);
                }
            }
        }
    }

    private void requireEnded(SessionId id) {
        if (!require(id).state().isEnd()) {
            throw new Refusal("session " + id + " is still running; stop it first (nsml stop " + id
                    + "), or remove it all the same: nsml rm -f " + id);
        }
    }

    private void requireUnused(SessionId id) {
        catalog.sessions().live().stream()
                .filter(session -> session.plan()
                        .source()
                        .filter(start -> start.session().equals(id))
                        .isPresent())
                .findFirst()
                .ifPresent(user -> {
                    throw new Refusal("session " + user.id() + " uses a checkpoint of session " + id
                            + "; wait for its end, or stop it: nsml stop " + user.id());
                });
    }

    private SessionRecord require(SessionId id) {
        return new KnownSessions(catalog).require(id);
    }
}
