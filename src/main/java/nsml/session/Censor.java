package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import nsml.catalog.Catalog;
import nsml.catalog.Ending;
import nsml.catalog.Notices;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.runner.Verdict;

/** Stands between the end of a session that saw the hidden test set and what is told of it. */
final class Censor {

    private final SessionRecord session;
    private final SessionFolder folder;
    private final Guard guard;
    private final Catalog catalog;
    private final InstantSource clock;

    Censor(SessionRecord session, SessionFolder folder, Guard guard, Catalog catalog, InstantSource clock) {
        this.session = session;
        this.folder = folder;
        this.guard = guard;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Looks for canaries in all that the session left. To be called when every process of it is dead and before its folder is
     * tidied.
     *
     * @return the same, or without a score if a canary was found
     */
    Graded search(Graded whole) throws IOException {
        CanaryWatch canaries = guard.canaries();
        canaries.file("its log", folder.log(), Long.MAX_VALUE);
        canaries.folder("its scratch folder", folder.scratch(), guard.most());
        canaries.folder("its working directory", folder.code(), guard.most());
        Optional<String> seen = canaries.seen();
        if (seen.isEmpty()) {
            return whole;
        }
        catalog.notices()
                .add(new Notices.Notice(
                        session.id(),
                        clock.instant(),
                        seen.get() + "; the submission has seen what is hidden. It had no score; without this: "
                                + whole.ending().verdict()));
        Ending ending = whole.ending();
        return Graded.without(
                new Ending(State.FAILED, Verdict.DENIED.name(), ending.phase(), seen.get(), ending.used()));
    }

    /** Writes the whole end into the log, for organisers, and what may be told of it where the competitor reads. */
    Graded tell(Graded whole) throws IOException {
        Files.writeString(
                folder.log(),
                "[nsml] " + whole.ending().verdict() + ": " + whole.ending().detail() + "\n",
                UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Graded told = CompetitorEnding.of(whole);
        guard.bulletin().ended(told.ending());
        return told;
    }
}
